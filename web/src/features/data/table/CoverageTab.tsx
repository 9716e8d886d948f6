/** For which places, units and times the table is complete, as its suppliers say. */
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../components/DateText';
import { EmptyState } from '../../../components/EmptyState';
import { count } from '../../../components/numbers';
import { StateNone } from '../../../components/StateNone';
import type { Cover, TableDetail } from '../types';
import { CoverageFiles } from './CoverageFiles';
import { CoverageReaders } from './CoverageReaders';

export function CoverageTab({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  return (
    <div className="panel-pad tab-scroll">
      <p className="muted">
        {t('data:coverage.meaning', {
          place: table.place || t('data:coverage.noColumn'),
          period: table.period || t('data:coverage.noColumn'),
        })}
      </p>
      {table.coverage.length === 0 ? (
        <EmptyState title={t('data:uncovered')} reason={t('data:coverage.none')} />
      ) : (
        <Statements table={table} />
      )}
      <CoverageFiles table={table} />
      <div className="coverage-none">
        <StateNone table={table.name} />
      </div>
      <CoverageReaders name={table.name} />
      <h2>{t('data:coverage.suppliers')}</h2>
      <Suppliers table={table} />
    </div>
  );
}

/** What holds of the table: the statements of its files, joined. */
function Statements({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  return (
    <Table<Cover & { index: number }>
      size="small"
      pagination={false}
      rowKey="index"
      dataSource={table.coverage.map((cover, index) => ({ ...cover, index }))}
      columns={[
        {
          title: t('data:coverage.place'),
          render: (_, one) => one.place || t('data:coverage.everywhere'),
        },
        {
          title: t('data:coverage.unit'),
          render: (_, one) => one.unit || t('data:coverage.everyUnit'),
        },
        {
          title: t('data:coverage.from'),
          render: (_, one) =>
            one.start ? <DateText value={one.start} /> : t('data:coverage.beginning'),
        },
        {
          title: t('data:coverage.to'),
          render: (_, one) => (one.end ? <DateText value={one.end} /> : t('data:coverage.open')),
        },
      ]}
    />
  );
}

function Day({ of }: { of: TableDetail['suppliers'][number] }) {
  const { t } = useTranslation();
  return (
    <>
      <DateText value={of.as_of} />
      {of.behind && <span className="small tone-amber"> {t('data:behind.early')}</span>}
    </>
  );
}

function Suppliers({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="supplier"
      dataSource={table.suppliers}
      columns={[
        {
          title: t('data:column.supplier'),
          render: (_, one) => one.supplier || t('data:unsaid'),
        },
        { title: t('data:coverage.imports'), dataIndex: 'imports', align: 'right' },
        { title: t('data:column.rows'), align: 'right', render: (_, one) => count(one.rows) },
        { title: t('data:asOf.short'), render: (_, one) => <Day of={one} /> },
        {
          title: t('data:coverage.last'),
          render: (_, one) => <DateText value={one.last} as="minute" />,
        },
      ]}
    />
  );
}
