/** One model: what it finds, by which rules and steps, from which tables, proved by which cases. */
import { PlayCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { LinkButton } from '../../components/LinkButton';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageError } from '../../layouts/PageError';
import { PageHeader } from '../../layouts/PageHeader';
import { PageSkeleton } from '../../layouts/PageSkeleton';
import { AboutTab } from './AboutTab';
import { CasesTab } from './CasesTab';
import { DataTab } from './DataTab';
import { DoubtChip } from './DoubtChip';
import { FitTag } from './FitTag';
import { runnable } from './LibraryTable';
import { modelQuery, type Page } from './queries';
import { RulesTab } from './RulesTab';
import { RunWindow } from './RunWindow';
import type { ModelSearch, Tab } from './routes';
import { StepsTab } from './StepsTab';
import { WhyTab } from './WhyTab';
import './models.css';
import { useWord } from '../../components/useWord';

export function ModelPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(modelQuery(id));
  const [search, change] = useUrlFilters<ModelSearch>();
  if (error && !data) {
    return (
      <PageError
        title={id}
        list={{ label: t('models:title'), to: '/models' }}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <PageSkeleton />;
  const { card } = data;
  const open = (tab: Tab) =>
    change({ tab, rule: undefined, q: undefined, grade: undefined, only: undefined });
  return (
    <div className="page page-fill models-page">
      <PageHeader
        title={card.name}
        crumbs={[{ label: t('models:title'), to: '/models' }, { label: word('line', card.line) }]}
        actions={<Actions page={data} onRun={() => change({ run: true })} />}
      >
        <Tags page={data} />
      </PageHeader>
      <section className="panel grow column">
        <Tabs
          className="models-tabs"
          activeKey={search.tab ?? 'about'}
          onChange={(tab) => open(tab as Tab)}
          items={tabsOf(data).map((tab) => ({ key: tab, label: t(`models:tab.${tab}`) }))}
        />
        <Shown page={data} tab={search.tab ?? 'about'} onTab={open} />
      </section>
      {search.run && (
        <RunWindow
          card={card}
          from={search.from}
          onClose={() => change({ run: undefined, from: undefined })}
        />
      )}
    </div>
  );
}

const tabsOf = (page: Page): Tab[] =>
  page.card.kind === 'pack'
    ? ['about', 'rules', 'data', 'cases']
    : ['about', 'rules', 'steps', 'data', 'cases', 'why'];

function Shown({ page, tab, onTab }: { page: Page; tab: Tab; onTab: (tab: Tab) => void }) {
  if (tab === 'rules') return <RulesTab page={page} />;
  if (tab === 'steps') return <StepsTab page={page} />;
  if (tab === 'data') return <DataTab page={page} />;
  if (tab === 'cases') return <CasesTab page={page} />;
  if (tab === 'why') return <WhyTab key={page.card.id} page={page} />;
  return <AboutTab page={page} onTab={onTab} />;
}

function Actions({ page, onRun }: { page: Page; onRun: () => void }) {
  const { t } = useTranslation();
  const may = useCan('run');
  const { card } = page;
  return (
    <>
      {card.last_run && (
        <LinkButton to={'/runs' as string} search={{ model: card.id } as never}>
          {t('models:itsRuns')}
        </LinkButton>
      )}
      {card.clues.total > 0 && (
        <LinkButton to={'/clues' as string} search={{ model: card.id } as never}>
          {t('models:itsClues', { count: card.clues.total })}
        </LinkButton>
      )}
      {may && card.source !== 'screening' && (
        <Button
          type="primary"
          icon={<PlayCircleOutlined aria-hidden />}
          disabled={!runnable(card)}
          title={runnable(card) ? undefined : t('models:cannotRun')}
          onClick={onRun}
        >
          {t('models:run')}
        </Button>
      )}
      {card.source === 'screening' && (
        <LinkButton main to={'/judgments' as string}>
          {t('models:toJudgments')}
        </LinkButton>
      )}
    </>
  );
}

function Tags({ page }: { page: Page }) {
  const { t } = useTranslation();
  const word = useWord();
  const { card } = page;
  return (
    <div className="row models-tags">
      <FitTag card={card} />
      <span className="models-chip">{t(`models:kinds.${card.kind}`)}</span>
      <span className="models-chip">{word('layer', card.layer)}</span>
      {!card.checked && <DoubtChip doubt={page.doubt} />}
      <span className="muted small">{card.id}</span>
    </div>
  );
}
