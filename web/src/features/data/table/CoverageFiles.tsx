/** What is stated of each file in force; who may import adds, changes or withdraws it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/session';
import { ConfirmReason } from '../../../components/ConfirmReason';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { coverageWords } from '../coverageWords';
import { coverImport } from '../deeds';
import { coverageReadersQuery, importsQuery, poolKeys } from '../queries';
import type { Cover, ImportRow, TableDetail } from '../types';
import { CoverageEdit } from './CoverageEdit';

type Asked = { one: ImportRow; deed: 'edit' | 'withdraw' };

export function CoverageFiles({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery(importsQuery(table.name));
  const readers = useQuery(coverageReadersQuery(table.name)).data;
  const can = useCan('import');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [saved, setSaved] = useState('');
  const columns = useColumns(can, setAsked);
  const close = () => setAsked(null);
  const save = async (key: string, coverage: Cover[], reason: string) => {
    const { version } = await coverImport(key, { coverage, reason, version: table.version });
    const word = readers?.length === 0 ? 'savedNoOne' : 'saved';
    setSaved(
      version === table.version ? t('data:coverage.same') : t(`data:coverage.${word}`, { version }),
    );
    await cache.invalidateQueries({ queryKey: poolKeys.all });
  };
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <h2>{t('data:coverage.files')}</h2>
      <p className="small muted">
        {t('data:coverage.filesWhy')} {!can && t('data:coverage.mayNot')}
      </p>
      {saved && <Alert type="success" showIcon title={saved} />}
      <Table<ImportRow>
        size="small"
        pagination={false}
        rowKey="id"
        loading={query.isPending}
        locale={{ emptyText: t('data:coverage.noFiles') }}
        dataSource={query.data?.filter((one) => one.in_force)}
        columns={columns}
      />
      {asked?.deed === 'edit' && <CoverageEdit item={asked.one} onSave={save} onClose={close} />}
      <ConfirmReason
        open={asked?.deed === 'withdraw'}
        title={t('data:coverage.editTitle', { name: asked?.one.file })}
        explain={t('data:coverage.takeBackExplain', { name: asked?.one.file })}
        label={t('data:coverage.reason')}
        action={t('data:coverage.takeBack')}
        danger
        onConfirm={async ({ reason }) => asked && save(asked.one.id, [], reason)}
        onClose={close}
      />
    </>
  );
}

function useColumns(can: boolean, ask: (asked: Asked) => void) {
  const { t } = useTranslation();
  return [
    {
      title: t('data:coverage.file'),
      render: (_: unknown, one: ImportRow) => (
        <span className="clip" title={one.file}>
          {one.file}
        </span>
      ),
    },
    {
      title: t('data:column.supplier'),
      render: (_: unknown, one: ImportRow) => one.supplier || t('data:unsaidSupplier'),
    },
    {
      title: t('data:coverage.statements'),
      render: (_: unknown, one: ImportRow) =>
        one.coverage.length ? (
          coverageWords(t, one.coverage).map((words) => <div key={words}>{words}</div>)
        ) : (
          <span className="muted">{t('data:coverage.noneShort')}</span>
        ),
    },
    {
      title: t('data:imports.do'),
      width: 170,
      render: (_: unknown, one: ImportRow) =>
        can && (
          <span className="row">
            <Button size="small" onClick={() => ask({ one, deed: 'edit' })}>
              {t(one.coverage.length ? 'data:coverage.change' : 'data:coverage.stateOne')}
            </Button>
            {one.coverage.length > 0 && (
              <Button size="small" onClick={() => ask({ one, deed: 'withdraw' })}>
                {t('data:coverage.takeBack')}
              </Button>
            )}
          </span>
        ),
    },
  ];
}
