/** Every import of the table; who may takes one back with a reason. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/session';
import { ConfirmReason } from '../../../components/ConfirmReason';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { JobProgress } from '../../../components/JobProgress';
import { count } from '../../../components/numbers';
import { withdrawImport } from '../deeds';
import { importsQuery, poolKeys } from '../queries';
import type { ImportRow, TableDetail } from '../types';
import { useTableBox } from '../useTableBox';
import { ImportParts } from './ImportParts';
import { useImportColumns } from './importColumns';

export function ImportsTab({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery(importsQuery(table.name));
  const can = useCan('withdraw');
  const { ref, height } = useTableBox();
  const [asked, setAsked] = useState<ImportRow | null>(null);
  const [job, setJob] = useState('');
  const columns = useImportColumns(table.name, can, setAsked);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      {job && (
        <div className="panel-pad">
          <JobProgress
            id={job}
            label={t('data:imports.withdrawing')}
            onDone={() => void cache.invalidateQueries({ queryKey: poolKeys.all })}
          />
        </div>
      )}
      <div ref={ref} className="grow map-area">
        {query.isPending && <Skeleton active className="panel-pad" />}
        {query.data && (
          <Table<ImportRow>
            size="small"
            pagination={false}
            rowKey="id"
            dataSource={query.data}
            scroll={{ y: Math.max(height - 40, 80), x: 1100 }}
            expandable={{ expandedRowRender: (one) => <ImportParts item={one} /> }}
            columns={columns}
          />
        )}
      </div>
      <ConfirmReason
        open={asked !== null}
        title={t('data:imports.withdraw')}
        explain={asked ? <WhatGoes item={asked} /> : undefined}
        action={t('data:imports.withdraw')}
        danger
        onConfirm={async ({ reason }) => {
          if (asked) setJob((await withdrawImport(asked.id, reason)).job_id);
        }}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

/** What is taken back with an import: its rows, and those that were set aside. */
function WhatGoes({ item }: { item: ImportRow }) {
  const { t } = useTranslation();
  const parts = [
    t('data:imports.withdrawExplain', { file: item.file, rows: count(item.rows_kept) }),
    item.mended_now > 0 && t('data:imports.withdrawMended', { rows: count(item.mended_now) }),
    item.aside_now > 0 && t('data:imports.withdrawAside', { rows: count(item.aside_now) }),
  ];
  return parts.filter(Boolean).join('');
}
