/** Help: topics at the left, the page in the middle, its sections at the right, search above. */
import { SearchOutlined } from '@ant-design/icons';
import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { Marked } from '../../components/Marked';
import { useClear } from '../../components/useClear';
import { useWord } from '../../components/useWord';
import { PageHeader } from '../../layouts/PageHeader';
import { MarkdownView } from './MarkdownView';
import { search, TOPICS, type Topic, topicOf } from './topics';
import './help.css';

export function HelpPage() {
  const { t, i18n } = useTranslation();
  const { topic: key } = useParams({ strict: false });
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const navigate = useNavigate();
  const topic = topicOf(key);
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('help:title')}
        note={i18n.language === 'zh-CN' ? undefined : t('help:chinese')}
        actions={
          <Input
            prefix={<SearchOutlined aria-hidden />}
            className="help-search"
            allowClear={useClear()}
            defaultValue={q}
            aria-label={t('help:search')}
            placeholder={t('help:search')}
            onChange={(event) =>
              void navigate({
                to: '.',
                search: { q: event.target.value.trim() || undefined } as never,
                replace: true,
              })
            }
          />
        }
      />
      <div className="help grow">
        <TopicList current={q ? '' : topic.key} />
        {q ? <Hits text={q} /> : <TopicView topic={topic} />}
      </div>
    </div>
  );
}

function TopicList({ current }: { current: string }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <nav className="panel help-topics" aria-label={t('help:topics')}>
      {TOPICS.map((topic) => (
        <Link
          key={topic.key}
          to="/help/$topic"
          params={{ topic: topic.key }}
          className={topic.key === current ? 'help-topic help-current' : 'help-topic'}
          aria-current={topic.key === current ? 'page' : undefined}
        >
          {word('help', topic.title)}
        </Link>
      ))}
    </nav>
  );
}

/** Shows a page and goes to the section that the address names. */
function TopicView({ topic }: { topic: Topic }) {
  const { t } = useTranslation();
  const hash = useLocation({ select: (location) => location.hash });
  const area = useRef<HTMLElement>(null);
  const wanted = `${topic.key}#${hash}`;
  useEffect(() => {
    const [, id] = wanted.split('#');
    const place = id ? document.getElementById(decodeURIComponent(id)) : null;
    if (place) place.scrollIntoView({ block: 'start' });
    else area.current?.scrollTo({ top: 0 });
  }, [wanted]);
  const sections = topic.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [block] : [],
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls needs the keyboard */}
      <article ref={area} className="panel help-text" tabIndex={0} aria-label={topic.title}>
        <h1>{topic.title}</h1>
        <MarkdownView blocks={topic.blocks} />
      </article>
      <nav className="help-sections" aria-label={t('help:sections')}>
        {sections.map((section) => (
          <Link
            key={section.id}
            to="/help/$topic"
            params={{ topic: topic.key }}
            hash={section.id}
            hashScrollIntoView={false}
          >
            {section.text.replace(/`/g, '')}
          </Link>
        ))}
      </nav>
    </>
  );
}

function Hits({ text }: { text: string }) {
  const { t } = useTranslation();
  const hits = search(text);
  return (
    <section className="panel help-text" aria-label={t('help:found')} aria-live="polite">
      {hits.length === 0 && (
        <EmptyState title={t('help:none', { text })} reason={t('help:noneWhy')} />
      )}
      <ul className="help-hits">
        {hits.map((hit) => (
          <li key={hit.topic.key + hit.id + hit.text}>
            <Link to="/help/$topic" params={{ topic: hit.topic.key }} hash={hit.id || undefined}>
              {hit.topic.title} · {hit.section}
            </Link>
            <div className="muted small">
              <Marked text={hit.text} words={text.split(/\s+/)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
