/** The cells that would not be read, each with its place and the reason. */
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { count } from '../../../components/numbers';
import { StatusTag } from '../../../components/StatusTag';
import type { CellProblem, Part, PartRows } from '../types';
import { useTableBox } from '../useTableBox';

export function ProblemList({ part, trial }: { part: Part; trial: PartRows }) {
  const { t } = useTranslation();
  const { ref, height } = useTableBox();
  if (trial.problems.length === 0) {
    return <EmptyState title={t('data:problems.none', { looked: count(trial.looked) })} />;
  }
  return (
    <div ref={ref} className="grow map-area">
      <Table<CellProblem>
        size="small"
        pagination={false}
        rowKey={(one) => `${one.line}.${one.source}.${one.column}`}
        dataSource={trial.problems}
        scroll={{ y: Math.max(height - 40, 80), x: 840 }}
        columns={[
          { title: t('data:sheet.line'), dataIndex: 'line', width: 64, align: 'right' },
          {
            title: t('data:problems.column'),
            width: 200,
            render: (_, one) =>
              one.source < 0
                ? t('data:problems.row')
                : `${part.sources[one.source]?.header} → ${one.column}`,
          },
          { title: t('data:problems.text'), dataIndex: 'text', width: 190, ellipsis: true },
          { title: t('data:problems.why'), dataIndex: 'why' },
          {
            title: t('data:problems.then'),
            width: 130,
            render: (_, one) => (
              <StatusTag tone={one.aside ? 'red' : 'amber'} plain>
                {one.aside ? t('data:sheet.aside') : t('data:sheet.unread')}
              </StatusTag>
            ),
          },
        ]}
      />
    </div>
  );
}
