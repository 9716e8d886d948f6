/** The journal: who did what, when and why, and whether the chain holds. */
import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../components/DataTable';
import { DescriptionGrid } from '../../components/DescriptionGrid';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, type FilterField } from '../../components/FilterBar';
import { count, minute } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { useRows } from '../../components/useRows';
import { useUrlFilters } from '../../components/useUrlFilters';
import { useWord } from '../../components/useWord';
import { Word } from '../../components/Word';
import { type Entry, journalPage, verifiedQuery, wordsQuery } from './queries';
import type { AdminSearch } from './search';

export function JournalTab() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/app/admin' });
  const [, change] = useUrlFilters<AdminSearch>();
  const [shown, setShown] = useState<Entry | null>(null);
  const rows = useRows<Entry>(['get', '/api/v1/admin/journal', filters], (cursor, signal) =>
    journalPage(filters, cursor ?? '', signal),
  );
  return (
    <div className="admin-pane admin-fill">
      <FilterBar fields={useFields()} value={filters} onChange={change}>
        <span className="grow" />
        <ChainMark />
      </FilterBar>
      <DataTable<Entry>
        name="journal"
        label={t('admin:tab.journal')}
        columns={useColumns(setShown)}
        rowKey={(entry) => String(entry.seq)}
        rows={rows}
        onOpen={setShown}
        empty={<EmptyState title={t('admin:journal.none')} reason={t('admin:journal.noneWhy')} />}
      />
      <Detail entry={shown} onClose={() => setShown(null)} />
    </div>
  );
}

function useFields(): FilterField[] {
  const { t } = useTranslation();
  const word = useWord();
  const words = useQuery(wordsQuery).data;
  return [
    { name: 'text', label: t('admin:journal.text'), kind: 'text', width: 160 },
    {
      name: 'actor',
      label: t('admin:journal.actor'),
      kind: 'select',
      width: 120,
      options: (words?.actors ?? []).map((one) => ({
        value: one.actor ?? '',
        label: one.name ?? '',
      })),
    },
    {
      name: 'action',
      label: t('admin:journal.action'),
      kind: 'select',
      width: 120,
      options: (words?.actions ?? []).map((one) => ({
        value: one.action ?? '',
        label: word('deed', one.label ?? ''),
      })),
    },
    { name: 'at', label: t('admin:journal.at'), kind: 'days', width: 240 },
  ];
}

function useColumns(open: (entry: Entry) => void): Column<Entry>[] {
  const { t } = useTranslation();
  const plain = (
    key: 'actor' | 'object' | 'purpose',
    field: 'name' | 'thing' | 'purpose',
    width: number,
    grow?: number,
  ): Column<Entry> => ({
    key,
    title: t(`admin:journal.${key}`),
    width,
    grow,
    render: (entry) =>
      entry[field] ? (
        <span title={entry[field]}>{entry[field]}</span>
      ) : (
        <span className="muted">{t('common:none')}</span>
      ),
  });
  return [
    { key: 'seq', title: t('admin:journal.seq'), width: 80, align: 'right', render: (e) => e.seq },
    {
      key: 'at',
      title: t('admin:journal.at'),
      width: 150,
      render: (entry) => <span className="mono">{minute(entry.at)}</span>,
    },
    plain('actor', 'name', 130),
    {
      key: 'action',
      title: t('admin:journal.action'),
      width: 150,
      render: (e) => <Word of="deed" value={e.label} />,
    },
    plain('object', 'thing', 260, 3),
    plain('purpose', 'purpose', 160, 2),
    {
      key: 'detail',
      title: t('admin:journal.detail'),
      width: 90,
      fixed: true,
      render: (entry) => (
        <Button size="small" type="link" onClick={() => open(entry)}>
          {t('admin:journal.see')}
        </Button>
      ),
    },
  ];
}

function ChainMark() {
  const { t } = useTranslation();
  const { data, isFetching, refetch } = useQuery(verifiedQuery);
  const time = data && minute(data.at);
  return (
    <span className="row">
      {data?.intact && (
        <StatusTag tone="green" title={data.head}>
          {t('admin:journal.intact', { count: count(data.entries) as never, time })}
        </StatusTag>
      )}
      {data && !data.intact && (
        <StatusTag tone="red">
          {t('admin:journal.broken', { seq: data.broken, why: data.why })}
        </StatusTag>
      )}
      <Button
        icon={<SafetyCertificateOutlined aria-hidden />}
        loading={isFetching}
        onClick={() => void refetch()}
      >
        {t('admin:journal.verify')}
      </Button>
    </span>
  );
}

/** The name, and the account where it is another word. */
function personOf(entry: Entry): string {
  return entry.name.includes(entry.actor) ? entry.name : `${entry.name} (${entry.actor})`;
}

function Detail({ entry, onClose }: { entry: Entry | null; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const items = entry
    ? [
        { label: t('admin:journal.at'), value: minute(entry.at) },
        { label: t('admin:journal.actor'), value: personOf(entry) },
        { label: t('admin:journal.unit'), value: entry.unit },
        { label: t('admin:journal.action'), value: word('deed', entry.label) },
        { label: t('admin:journal.object'), value: entry.thing, whole: true },
        { label: t('admin:journal.id'), value: entry.object, whole: true },
        { label: t('admin:journal.purpose'), value: entry.purpose, whole: true },
        {
          label: t('admin:journal.detail'),
          value: <pre className="admin-detail">{JSON.stringify(entry.detail, null, 2)}</pre>,
          whole: true,
        },
        { label: t('admin:journal.hash'), value: <code>{entry.hash}</code>, whole: true },
      ]
    : [];
  return (
    <Drawer
      open={entry !== null}
      title={t('admin:journal.title', { seq: entry?.seq ?? '' })}
      size={520}
      onClose={onClose}
    >
      <DescriptionGrid items={items} columns={2} />
    </Drawer>
  );
}
