/** Hits on judgments that wait for a person: each with its reason, opened in the text. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../components/DataTable';
import { count } from '../../components/numbers';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import { awaitingColumns, toRule, toText } from './awaitingColumns';
import type { AwaitingSearch } from './filters';
import { NoneAwaiting } from './NoneAwaiting';
import {
  AWAITING_SORTS,
  type AwaitingFacets,
  type AwaitingSort,
  awaitingFacetsQuery,
  useAwaiting,
} from './queries';
import './judgments.css';

/** Where they could not be fetched. */
const NO_COUNTS = { hit: 0, unsure: 0, unchecked: 0 };

export function AwaitingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, change] = useUrlFilters<AwaitingSearch>();
  const sort = search.sort ?? 'hit';
  const rows = useAwaiting(sort, search.rule, search.delivery);
  const counting = useQuery(awaitingFacetsQuery(sort, search.delivery));
  const facets = counting.data;
  const list = (next: AwaitingSort) =>
    change({ sort: next === 'hit' ? undefined : next, rule: undefined });
  const columns = useMemo(() => awaitingColumns(t), [t]);
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('judgments:awaiting.title')}
        note={t(search.delivery ? 'judgments:awaiting.ofDelivery' : 'judgments:awaiting.note')}
        crumbs={[
          { label: t('judgments:nav'), to: '/judgments' },
          { label: t('judgments:awaiting.title') },
        ]}
      />
      <section className="panel grow column">
        <AwaitingFilters facets={facets} onList={list} />
        <DataTable
          name="awaiting"
          label={t('judgments:awaiting.title')}
          columns={columns}
          rowKey={(row) => row.id}
          rows={rows}
          onOpen={(row) =>
            row.alike > 1
              ? void navigate(toRule(row) as never)
              : row.document && void navigate(toText(row) as never)
          }
          empty={
            // what the counts say is not contradicted while they are on their way
            counting.isPending ? null : (
              <NoneAwaiting
                sort={sort}
                rule={search.rule}
                counts={facets ?? NO_COUNTS}
                onSort={list}
                onAllRules={() => change({ rule: undefined })}
              />
            )
          }
        />
      </section>
    </div>
  );
}

type FilterProps = {
  /** nothing while they are counted */
  facets: AwaitingFacets | undefined;
  onList: (sort: AwaitingSort) => void;
};

function AwaitingFilters({ facets, onList }: FilterProps) {
  const { t } = useTranslation();
  const [search, change] = useUrlFilters<AwaitingSearch>();
  const sort = search.sort ?? 'hit';
  return (
    <div className="list-filters row">
      <Segmented<AwaitingSort>
        aria-label={t('judgments:awaiting.title')}
        value={sort}
        onChange={onList}
        options={AWAITING_SORTS.map((one) => ({
          value: one,
          label: `${t(`judgments:awaiting.sort.${one}`)} ${facets ? count(facets[one]) : ''}`,
        }))}
      />
      <Select
        className="awaiting-rule"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('judgments:rules.name')}
        aria-label={t('judgments:rules.name')}
        value={search.rule}
        onChange={(rule?: string) => change({ rule })}
        options={(facets?.rules ?? []).map((one) => ({
          value: one.rule,
          label: `${one.name} ${count(one.count)}`,
        }))}
      />
      {search.delivery && (
        <Button size="small" onClick={() => change({ delivery: undefined })}>
          {t('judgments:awaiting.allDeliveries')}
        </Button>
      )}
      <span className="muted small grow">{t(`judgments:awaiting.why.${sort}`)}</span>
    </div>
  );
}
