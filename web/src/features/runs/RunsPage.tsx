/** All runs, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../components/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, type FilterField } from '../../components/FilterBar';
import { LinkButton } from '../../components/LinkButton';
import { count } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import { modelsQuery, open, type Run, useRuns } from './queries';
import type { RunsSearch } from './routes';
import { phaseTone, seconds } from './states';
import './runs.css';

const LOOK_MS = 1500;
const PHASES = ['waiting', 'running', 'done', 'failed', 'cancelled'];

export function RunsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filters, change] = useUrlFilters<RunsSearch>();
  const rows = useRuns(filters);
  const busy = rows.rows.some(open);
  const { retry } = rows;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(retry, LOOK_MS);
    return () => clearInterval(timer);
  }, [busy, retry]);
  return (
    <div className="page page-fill">
      <PageHeader title={t('runs:title')} note={t('runs:note')} />
      <section className="panel grow column">
        <div className="runs-filters">
          <Filters filters={filters} onChange={change} />
        </div>
        <DataTable<Run>
          name="runs"
          label={t('runs:title')}
          columns={columnsOf(t)}
          rowKey={(run) => run.id}
          rows={rows}
          onOpen={(run) =>
            void navigate({ to: '/runs/$id' as '/', params: { id: run.id } as never })
          }
          empty={<Nothing filtered={Boolean(filters.model || filters.state || filters.last)} />}
        />
      </section>
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <EmptyState title={t('runs:noneSuch')} reason={t('runs:noneSuchWhy')} />;
  const action = (
    <LinkButton main to={'/models' as string}>
      {t('runs:toModels')}
    </LinkButton>
  );
  return <EmptyState title={t('runs:none')} reason={t('runs:noneWhy')} action={action} />;
}

type FilterProps = { filters: RunsSearch; onChange: (part: Partial<RunsSearch>) => void };

function Filters({ filters, onChange }: FilterProps) {
  const { t } = useTranslation();
  const { data } = useQuery(modelsQuery());
  const fields: FilterField[] = [
    {
      name: 'model',
      label: t('runs:model'),
      kind: 'select',
      width: 320,
      options: (data?.models ?? []).map((one) => ({ value: one.id, label: one.name })),
    },
    {
      name: 'state',
      label: t('runs:state'),
      kind: 'select',
      options: PHASES.map((phase) => ({ value: phase, label: t(`runs:phase.${phase}`) })),
    },
    {
      name: 'last',
      label: t('runs:last'),
      kind: 'select',
      width: 230,
      options: [
        { value: 'review', label: t('runs:lastReview') },
        { value: 'unchecked', label: t('runs:lastUnchecked') },
      ],
    },
  ];
  return <FilterBar fields={fields} value={filters} onChange={onChange} />;
}

/** How many rows a run put aside; the number opens these rows. */
function AsideLink({ run, stream }: { run: Run; stream: 'review' | 'unchecked' }) {
  const { t } = useTranslation();
  const value = run.counts[stream];
  if (value === null || value === undefined)
    return <span className="muted">{t('common:none')}</span>;
  if (value === 0) return count(value);
  return (
    <Link
      to={'/runs/$id' as '/'}
      params={{ id: run.id } as never}
      search={{ tab: 'rows', stream } as never}
    >
      {count(value)}
    </Link>
  );
}

function columnsOf(t: TFunction): Column<Run>[] {
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? (
      <span className="muted">{t('common:none')}</span>
    ) : (
      count(value)
    );
  return [
    {
      key: 'model',
      title: t('runs:model'),
      fixed: true,
      width: 240,
      grow: 1,
      render: (run) => (
        <Link to={'/runs/$id' as '/'} params={{ id: run.id } as never} title={run.model_name}>
          {run.model_name}
        </Link>
      ),
    },
    { key: 'state', title: t('runs:state'), width: 80, render: (run) => <State run={run} /> },
    {
      key: 'as_of',
      title: t('runs:asOf'),
      width: 104,
      render: (run) => <DateText value={run.as_of} />,
    },
    {
      key: 'clues',
      title: t('runs:clues'),
      width: 58,
      align: 'right',
      render: (run) => number(run.counts.clues),
    },
    {
      key: 'new',
      title: t('runs:new'),
      width: 58,
      align: 'right',
      render: (run) => number(run.counts.new),
    },
    {
      key: 'gone',
      title: t('runs:gone'),
      width: 66,
      align: 'right',
      render: (run) => number(run.counts.gone),
    },
    {
      key: 'review',
      title: t('runs:review'),
      width: 62,
      align: 'right',
      render: (run) => <AsideLink run={run} stream="review" />,
    },
    {
      key: 'unchecked',
      title: t('runs:unchecked'),
      width: 70,
      align: 'right',
      render: (run) => <AsideLink run={run} stream="unchecked" />,
    },
    {
      key: 'started',
      title: t('runs:started'),
      width: 138,
      render: (run) => <DateText value={run.started} as="minute" />,
    },
    {
      key: 'seconds',
      title: t('runs:seconds'),
      width: 74,
      align: 'right',
      render: (run) =>
        run.finished ? t('runs:secondsOf', { seconds: seconds(run.started, run.finished) }) : '',
    },
    {
      key: 'actor',
      title: t('runs:actor'),
      width: 72,
      // who ran it from the command line has a longer name than the column
      render: (run) => <span title={run.actor}>{run.actor}</span>,
    },
  ];
}

function State({ run }: { run: Run }) {
  const { t } = useTranslation();
  return (
    <StatusTag plain tone={phaseTone(run.phase)} title={run.error || undefined}>
      {t(`runs:phase.${run.phase}`)}
    </StatusTag>
  );
}
