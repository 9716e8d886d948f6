/** The list of clues: views, filters, decisions for many, export. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { DataTable } from '../../components/DataTable';
import { FilterBar } from '../../components/FilterBar';
import { count } from '../../components/numbers';
import { useRows } from '../../components/useRows';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import { BulkBar, type Whole } from './BulkBar';
import './clues.css';
import './listPrint.css';
import { clueColumns, sortName, sortOf } from './columns';
import { ExportButton } from './ExportButton';
import { useFields } from './fields';
import { GradeLegend } from './grades';
import { NoClues } from './NoClues';
import { PrintListButton } from './PrintListButton';
import { type Clue, cluePage, explanationQuery, facetsQuery, listKey } from './queries';
import { type ClueSearch, filterOf } from './search';
import { UndoBar } from './UndoBar';
import { ViewTabs } from './ViewTabs';

/** The first clue of a list is mostly opened first: its reasons are fetched while one looks. */
function useFirstAhead(first?: string) {
  const cache = useQueryClient();
  useEffect(() => {
    if (!first) return;
    const timer = setTimeout(() => void cache.prefetchQuery(explanationQuery(first)), 2000);
    return () => clearTimeout(timer);
  }, [cache, first]);
}

export function ClueListPage() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as ClueSearch;
  const [, change] = useUrlFilters<ClueSearch>();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<string[]>([]);
  const [all, setAll] = useState<Whole | null>(null);
  const [undone, setUndone] = useState(0);
  const rows = useRows<Clue>(listKey(search), (cursor, signal) =>
    cluePage(search, cursor ?? '', signal),
  );
  useFirstAhead(rows.rows[0]?.id);
  const facets = useQuery({ ...facetsQuery(search), placeholderData: (old) => old }).data;
  const asked = JSON.stringify(filterOf(search));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another selection
  useEffect(() => choose([]), [asked]);
  const choose = (keys: string[]) => {
    setSelected(keys);
    setAll(null);
  };
  const open = (clue: Clue) =>
    void navigate({ to: `/clues/${clue.id}` as '/', search: search as never });
  const may = useCan('clue');
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('clues:list.title')}
        note={rows.total !== undefined && t('clues:list.count', { total: count(rows.total) })}
        actions={
          <>
            <GradeLegend />
            <PrintListButton search={search} facets={facets} total={rows.total ?? 0} />
            <ExportButton search={search} ids={all ? [] : selected} total={rows.total ?? 0} />
          </>
        }
      />
      <section className="panel grow column">
        <ViewTabs search={search} total={rows.total} />
        <div className="clue-filters">
          <FilterBar fields={useFields(facets)} value={search} onChange={change} visible={5} />
        </div>
        <UndoBar onUndone={() => setUndone((times) => times + 1)} />
        {may && (
          <BulkBar
            // what it told of a decision is no longer true once that is undone
            key={undone}
            search={search}
            selected={selected}
            loaded={rows.rows}
            total={rows.total ?? 0}
            newest={rows.newest ?? null}
            all={all}
            onAll={setAll}
            onSelect={choose}
          />
        )}
        <DataTable<Clue>
          name="clues"
          label={t('clues:list.title')}
          columns={clueColumns(t, search)}
          rowKey={(clue) => clue.id}
          rows={rows}
          empty={<NoClues search={search} />}
          onOpen={open}
          selected={selected}
          onSelect={may ? choose : undefined}
          sort={sortOf(search.sort)}
          onSort={(sort) => change({ sort: sortName(sort) })}
        />
      </section>
    </div>
  );
}
