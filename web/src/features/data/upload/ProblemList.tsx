/** The cells that would not be read, each with its place and the reason. */
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { Masked } from '../../../components/Masked';
import { count } from '../../../components/numbers';
import { rowAt } from '../../../components/rowAt';
import { StatusTag } from '../../../components/StatusTag';
import { revealDraftCell } from '../deeds';
import type { CellProblem, Part, PartRows } from '../types';
import { useTableBox } from '../useTableBox';

type Props = { file: string; part: Part; trial: PartRows };

/** @param props.file the key of the upload */
export function ProblemList({ file, part, trial }: Props) {
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
        rowKey={(one) => `${one.place}.${one.source}.${one.column}`}
        dataSource={trial.problems}
        scroll={{ y: Math.max(height - 40, 80), x: 840 }}
        columns={[
          {
            title: t('data:sheet.line'),
            width: 96,
            align: 'right',
            render: (_, one) => rowAt(`${one.line}`, one.month),
          },
          {
            title: t('data:problems.column'),
            width: 200,
            render: (_, one) =>
              one.source < 0
                ? t('data:problems.row')
                : `${part.sources[one.source]?.header} → ${one.column}`,
          },
          {
            title: t('data:problems.text'),
            width: 190,
            ellipsis: true,
            render: (_, one) => <Text file={file} part={part} one={one} />,
          },
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

/** What stands in the cell; a sensitive one is shown for a purpose, also one that is wrong. */
function Text({ file, part, one }: { file: string; part: Part; one: CellProblem }) {
  if (!one.covered) return one.text;
  const at = { part: part.no, line: one.place, source: one.source };
  return (
    <Masked
      value={one.text}
      label={`${one.column} ${one.line}`}
      reveal={(purpose) => revealDraftCell(file, at, purpose)}
    />
  );
}
