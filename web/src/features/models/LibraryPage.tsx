/** The model library: what each model is for, whether it can run, what became of its clues. */
import { PlayCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { FilterBar, type FilterField } from '../../components/FilterBar';
import { HelpLink } from '../../components/HelpLink';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import { PageSkeleton } from '../../layouts/PageSkeleton';
import { LibraryTable } from './LibraryTable';
import { type Card, libraryQuery, useRunModels } from './queries';
import type { LibrarySearch } from './routes';
import './models.css';
import { useWord } from '../../components/useWord';

export function LibraryPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(libraryQuery());
  const [filters, change] = useUrlFilters<LibrarySearch>();
  const [chosen, setChosen] = useState<string[]>([]);
  const models = data?.models;
  const shown = useMemo(
    () => (models ?? []).filter((card) => fits(card, filters)),
    [models, filters],
  );
  if (error && !data)
    return (
      <div className="page">
        <PageHeader title={t('models:title')} />
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!models) return <PageSkeleton />;
  const packs = models.filter((card) => card.kind === 'pack').length;
  const note = t('models:count', { models: models.length - packs, packs });
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('models:title')}
        note={note}
        actions={
          <>
            <HelpLink topic="own-model">{t('models:own')}</HelpLink>
            <RunChosen chosen={chosen} onRun={() => setChosen([])} />
          </>
        }
      />
      {data.broken.map((text) => (
        <Alert key={text} type="error" showIcon title={t('models:broken')} description={text} />
      ))}
      <section className="panel grow column">
        <div className="models-filters">
          <Filters models={models} filters={filters} onChange={change} />
        </div>
        {shown.length === 0 ? (
          <EmptyState title={t('models:nothing')} reason={t('models:nothingWhy')} />
        ) : (
          <LibraryTable cards={shown} chosen={chosen} onChoose={setChosen} />
        )}
      </section>
    </div>
  );
}

const RAN = ['ran', 'never', 'failed'];

function fits(card: Card, filters: LibrarySearch): boolean {
  const words = (filters.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${card.name} ${card.alias} ${card.purpose} ${card.id}`.toLowerCase();
  return (
    words.every((word) => text.includes(word)) &&
    (!filters.line || card.line === filters.line) &&
    (!filters.kind || card.kind === filters.kind) &&
    (!filters.fit || card.fit === filters.fit) &&
    (!filters.run || ranAs(card, filters.run))
  );
}

/** Whether the last run of a model ended as asked; "ran": it ran at all. */
function ranAs({ last_run }: Card, wish: string): boolean {
  if (wish === 'never') return !last_run;
  return wish === 'ran' ? Boolean(last_run) : last_run?.phase === wish;
}

type FilterProps = {
  models: Card[];
  filters: LibrarySearch;
  onChange: (part: Partial<LibrarySearch>) => void;
};

function Filters({ models, filters, onChange }: FilterProps) {
  const { t } = useTranslation();
  const word = useWord();
  const lines = [...new Set(models.map((card) => card.line).filter(Boolean))];
  const option = (value: string, label: string) => ({ value, label });
  const fields: FilterField[] = [
    { name: 'q', label: t('models:filter.q'), kind: 'text', width: 260 },
    {
      name: 'line',
      label: t('models:line'),
      kind: 'select',
      options: lines.map((line) => option(line, word('line', line))),
    },
    {
      name: 'kind',
      label: t('models:kind'),
      kind: 'select',
      options: ['model', 'pack'].map((kind) => option(kind, t(`models:kinds.${kind}`))),
    },
    {
      name: 'fit',
      label: t('models:data'),
      kind: 'select',
      options: ['whole', 'part', 'review', 'unchecked', 'undecided', 'none'].map((fit) =>
        option(fit, t(`models:fit.${fit}`)),
      ),
    },
    {
      name: 'run',
      label: t('models:lastRun'),
      kind: 'select',
      options: RAN.map((run) => option(run, t(`models:ran.${run}`))),
    },
  ];
  return <FilterBar fields={fields} value={filters} onChange={onChange} />;
}

function RunChosen({ chosen, onRun }: { chosen: string[]; onRun: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useCan('run');
  const running = useRunModels();
  if (!may) return null;
  const run = async () => {
    await running.mutateAsync(chosen.map((id) => ({ id, wish: { settings: {} } })));
    onRun();
    void navigate({ to: '/runs' as '/' });
  };
  return (
    <>
      {running.error ? <ErrorPanel error={running.error} compact /> : null}
      <Button
        type="primary"
        icon={<PlayCircleOutlined aria-hidden />}
        disabled={chosen.length === 0}
        loading={running.isPending}
        onClick={() => void run()}
      >
        {chosen.length ? t('models:runChosen', { count: chosen.length }) : t('models:chooseToRun')}
      </Button>
    </>
  );
}
