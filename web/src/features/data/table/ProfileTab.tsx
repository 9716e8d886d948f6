/** What stands in each column: how full, how many different values, range, most frequent ones. */
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { count, percent } from '../../../components/numbers';
import { profileQuery } from '../queries';
import type { ColumnQuality, TableDetail } from '../types';
import { useTableBox } from '../useTableBox';
import { FillBar } from './FillBar';

export function ProfileTab({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const query = useQuery(profileQuery(table.name));
  const { ref, height } = useTableBox();
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const meaning = new Map(table.columns.map((column) => [column.name, column.meaning]));
  return (
    <div ref={ref} className="grow map-area">
      {query.isPending && <Skeleton active className="panel-pad" />}
      {query.data && (
        <Table<ColumnQuality>
          size="small"
          pagination={false}
          rowKey="name"
          dataSource={query.data.columns}
          scroll={{ y: Math.max(height - 40, 80), x: 1100 }}
          columns={[
            {
              title: t('data:profile.column'),
              width: '16%',
              render: (_, one) => (
                <div title={meaning.get(one.name)}>
                  {one.name}
                  <div className="small muted">
                    {t('data:profile.kind', {
                      element: one.element,
                      level: t(`data:level.${one.level}`),
                    })}
                  </div>
                </div>
              ),
            },
            {
              title: t('data:profile.fill'),
              width: '16%',
              render: (_, one) => <FillBar column={one} />,
            },
            {
              title: t('data:profile.distinct'),
              width: 90,
              align: 'right',
              render: (_, one) => count(one.distinct),
            },
            {
              title: t('data:profile.range'),
              width: '18%',
              render: (_, one) => <Range column={one} />,
            },
            { title: t('data:profile.top'), render: (_, one) => <Top column={one} /> },
          ]}
        />
      )}
    </div>
  );
}

function Range({ column }: { column: ColumnQuality }) {
  const { t } = useTranslation();
  if (!column.least) return <span className="muted">{t('common:none')}</span>;
  if (column.least === column.most) return <span className="clip">{column.least}</span>;
  return (
    <span className="small">
      <span className="clip" title={column.least}>
        {column.least}
      </span>
      <span className="clip" title={column.most}>
        {t('data:profile.to', { most: column.most })}
      </span>
    </span>
  );
}

/** The most frequent values, each with its share as a bar. */
function Top({ column }: { column: ColumnQuality }) {
  const { t } = useTranslation();
  if (!column.top.length) return <span className="muted">{t('common:none')}</span>;
  return (
    <ul className="top-values">
      {column.top.slice(0, 3).map(([value, cells], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: masked values may look alike
        <li key={index}>
          <span className="clip" title={value}>
            {value}
          </span>
          <span className="share-track" aria-hidden>
            <span className="share" style={{ width: `${(100 * cells) / column.values}%` }} />
          </span>
          <span className="small muted amount">
            {t('data:profile.cells', { cells: count(cells), count: cells })}
          </span>
          <span className="small muted amount">{percent(cells / column.values)}</span>
        </li>
      ))}
    </ul>
  );
}
