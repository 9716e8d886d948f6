/** What the help pages say of the words. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HelpHit } from '../../app/helpSearch';
import { Marked } from '../../components/Marked';
import { count } from '../../components/numbers';

type Props = { hits: HelpHit[]; words: string[]; few: boolean; onAll: () => void };

const FEW = 4;

export function HelpGroup({ hits, words, few, onAll }: Props) {
  const { t } = useTranslation();
  if (hits.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="search-help">
      <div className="panel-title">
        <h2 id="search-help">
          {t('search:kind.help')} <span className="muted small">{count(hits.length)}</span>
        </h2>
        {few && hits.length > FEW && (
          <Button size="small" type="link" onClick={onAll}>
            {t('search:all')}
          </Button>
        )}
      </div>
      <ul className="hits">
        {hits.slice(0, few ? FEW : undefined).map((hit) => (
          <li key={`${hit.topic} ${hit.id} ${hit.text}`}>
            <Link to={'/help/$topic' as '/'} params={{ topic: hit.topic } as never} hash={hit.id}>
              {[hit.title, hit.section].filter(Boolean).join(' · ')}
            </Link>
            <span className="snippet">
              <Marked text={hit.text} words={words} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
