/** One run: what came out, step by step, what was put aside, and whether it comes out again. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { DateText } from '../../components/DateText';
import { LinkButton } from '../../components/LinkButton';
import { StatusTag } from '../../components/StatusTag';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageError } from '../../layouts/PageError';
import { PageHeader } from '../../layouts/PageHeader';
import { PageSkeleton } from '../../layouts/PageSkeleton';
import { CompareTab } from './CompareTab';
import { KeptTab } from './KeptTab';
import { open, type Page, runQuery, useRunAction } from './queries';
import { RowsTab } from './RowsTab';
import { RunNews } from './RunNews';
import type { RunSearch, Tab } from './routes';
import { StepsTab } from './StepsTab';
import { phaseTone } from './states';
import './runs.css';

export function RunPage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(runQuery(id));
  const [search, change] = useUrlFilters<RunSearch>();
  const [unfolded, setUnfolded] = useState(false);
  useFresh(data);
  if (error && !data) {
    return (
      <PageError
        title={t('runs:one')}
        list={{ label: t('runs:title'), to: '/runs' }}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <PageSkeleton />;
  const tabs: Tab[] = data.kept ? ['steps', 'rows', 'compare', 'kept'] : ['steps', 'kept'];
  const tab = tabs.find((one) => one === search.tab) ?? 'steps';
  const folded = open(data.run) && !unfolded && !search.tab;
  return (
    <div className="page page-fill runs-page">
      <PageHeader
        title={data.run.model_name}
        crumbs={[{ label: t('runs:title'), to: '/runs' }, { label: data.run.id }]}
        actions={<Actions page={data} />}
      >
        <Tags page={data} />
      </PageHeader>
      <RunNews page={data} />
      {folded && (
        <Button type="link" className="runs-unfold" onClick={() => setUnfolded(true)}>
          {t('runs:unfold', { count: data.steps.length })}
        </Button>
      )}
      {!folded && (
        <section className="panel grow column">
          <Tabs
            className="runs-tabs"
            activeKey={tab}
            onChange={(next) =>
              change({
                tab: next as Tab,
                step: undefined,
                stream: undefined,
                rule: undefined,
                only: undefined,
              })
            }
            items={tabs.map((one) => ({ key: one, label: t(`runs:tab.${one}`) }))}
          />
          {tab === 'steps' && <StepsTab page={data} />}
          {tab === 'rows' && <RowsTab page={data} />}
          {tab === 'compare' && <CompareTab page={data} />}
          {tab === 'kept' && <KeptTab page={data} />}
        </section>
      )}
    </div>
  );
}

/** When a run ends under one's eyes, lists and numbers elsewhere are old. */
function useFresh(page: Page | undefined) {
  const cache = useQueryClient();
  const was = useRef<boolean | undefined>(undefined);
  const now = page ? open(page.run) : undefined;
  useEffect(() => {
    if (was.current === true && now === false) void cache.invalidateQueries();
    was.current = now;
  }, [now, cache]);
}

function Tags({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { run } = page;
  return (
    <div className="row runs-tags">
      <StatusTag tone={phaseTone(run.phase)}>{t(`runs:phase.${run.phase}`)}</StatusTag>
      {run.as_of && (
        <span>
          {t('runs:asOf')} <DateText value={run.as_of} />
        </span>
      )}
      <span className="muted">
        <DateText value={run.started} as="minute" />{' '}
        {page.seconds !== null &&
          page.seconds !== undefined &&
          t('runs:took', { seconds: page.seconds.toFixed(1) })}
      </span>
      <span className="muted">{t('runs:by', { actor: run.actor })}</span>
      {page.model_changed && !open(run) && (
        <span className="tone-amber">{t('runs:modelChanged')}</span>
      )}
    </div>
  );
}

function Actions({ page }: { page: Page }) {
  const { t } = useTranslation();
  const may = useCan('run');
  const { stop } = useRunAction(page.run.id);
  const { run } = page;
  if (open(run)) {
    const stopping = stop.isPending || page.way?.cancelling;
    return (
      <Button danger disabled={Boolean(stopping)} onClick={() => stop.mutate()}>
        {stopping ? t('runs:stopping') : t('runs:stop')}
      </Button>
    );
  }
  const { clues, hints, gone } = run.counts;
  const found = Boolean(clues || hints || gone); // an empty list would tell nothing
  return (
    <>
      <LinkButton to={'/models/$id' as string} params={{ id: run.model_id } as never}>
        {t('runs:toModel')}
      </LinkButton>
      {may && (
        <LinkButton
          main={run.phase !== 'done'}
          to={'/models/$id' as string}
          params={{ id: run.model_id } as never}
          search={{ run: true, from: run.id } as never}
        >
          {t('runs:again')}
        </LinkButton>
      )}
      {run.phase === 'done' && found && (
        <LinkButton main to={'/clues' as string} search={{ model: [run.model_id] } as never}>
          {t('runs:toClues')}
        </LinkButton>
      )}
    </>
  );
}
