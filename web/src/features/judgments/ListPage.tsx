/** All kept judgments: filters, states with reasons, clues found; opens the reader. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { DataTable, type Sort } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, type FilterField } from '../../components/FilterBar';
import { LinkButton } from '../../components/LinkButton';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import type { JudgmentFilters } from './filters';
import { listColumns } from './listColumns';
import { facetsQuery, useJudgments } from './queries';
import './judgments.css';
import { useWord, type WordList } from '../../components/useWord';

export function ListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filters, change] = useUrlFilters<JudgmentFilters>();
  const rows = useJudgments(filters);
  const fields = useFields();
  const columns = useMemo(() => listColumns(t), [t]);
  const { sort, ...conditions } = filters;
  const set = Object.keys(conditions).length > 0;
  const clear = Object.fromEntries(Object.keys(conditions).map((name) => [name, undefined]));
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('judgments:list.title')}
        note={t('judgments:list.note')}
        actions={<Actions />}
      />
      <section className="panel grow column">
        <div className="list-filters">
          <FilterBar fields={fields} value={conditions} onChange={change} visible={6} />
        </div>
        <DataTable
          name="judgments"
          label={t('judgments:list.title')}
          columns={columns}
          rowKey={(row) => row.id}
          rows={rows}
          onOpen={(row) =>
            void navigate({ to: '/judgments/$document', params: { document: row.id } })
          }
          sort={sort ? ({ key: sort, descending: true } as Sort) : undefined}
          onSort={(wanted) => change({ sort: wanted?.key })}
          empty={set ? <NoneFit onClear={() => change(clear)} /> : <NothingKept />}
        />
      </section>
    </div>
  );
}

function Actions() {
  const { t } = useTranslation();
  const may = useCan('import');
  return (
    <>
      <LinkButton to="/judgments/awaiting">{t('judgments:awaiting.title')}</LinkButton>
      <LinkButton to="/judgments/compare">{t('judgments:compare.title')}</LinkButton>
      {may && (
        <LinkButton to="/judgments/import" main>
          {t('judgments:import.title')}
        </LinkButton>
      )}
    </>
  );
}

function useFields(): FilterField[] {
  const { t } = useTranslation();
  const word = useWord();
  const facets = useQuery(facetsQuery).data;
  const options = (list: { value: string; count: number }[] | undefined, words?: WordList) =>
    (list ?? []).map(({ value, count }) => ({
      value,
      label: `${words ? word(words, value) : value} ${count}`,
    }));
  const grades = ['yes', 'sure', 'likely', 'no'].map((value) => ({
    value,
    label: t(`judgments:clues.${value}`),
  }));
  return [
    { name: 'q', label: t('judgments:filter.text'), kind: 'text', width: 260 },
    {
      name: 'state',
      label: t('judgments:column.state'),
      kind: 'multi',
      options: options(facets?.states, 'read'),
    },
    {
      name: 'kind',
      label: t('judgments:column.kind'),
      kind: 'select',
      options: options(facets?.kinds, 'paper'),
    },
    {
      name: 'court',
      label: t('judgments:column.court'),
      kind: 'select',
      options: options(facets?.courts),
      width: 200,
    },
    { name: 'clues', label: t('judgments:filter.clues'), kind: 'select', options: grades },
  ];
}

function NoneFit({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  const action = <Button onClick={onClear}>{t('common:filter.clear')}</Button>;
  return <EmptyState title={t('judgments:list.noneFit')} action={action} />;
}

function NothingKept() {
  const { t } = useTranslation();
  const may = useCan('import');
  const action = may && (
    <LinkButton to="/judgments/import" main>
      {t('judgments:import.title')}
    </LinkButton>
  );
  return (
    <EmptyState
      title={t('judgments:list.empty')}
      reason={t('judgments:list.emptyReason')}
      action={action}
    />
  );
}
