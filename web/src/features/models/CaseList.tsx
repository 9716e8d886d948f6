/** The cases as a list; each opens to its rows, what is expected and what came out otherwise. */
import { Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import { CaseRows } from './CaseRows';
import { ruleNames } from './FitDetails';
import type { Case, Cases, Page } from './queries';

const TONES: Record<string, Tone> = {
  hit: 'red',
  near_miss: 'blue',
  exception: 'green',
  review: 'amber',
  unchecked: 'grey',
};

export function CaseList({ cases, page }: { cases: Cases; page: Page }) {
  const { t } = useTranslation();
  const word = useWord();
  const failed = cases.last?.failed ?? {};
  const judged = cases.last?.phase === 'done' && !cases.last.stale;
  return (
    <section className="grow models-scroll" aria-label={t('models:tab.cases')}>
      <Table<Case>
        size="small"
        sticky
        pagination={false}
        rowKey="name"
        tableLayout="fixed"
        dataSource={cases.cases}
        columns={columnsOf(t, word, ruleNames(page), failed, judged)}
        expandable={{
          expandRowByClick: true,
          expandedRowRender: (one) => <CaseRows one={one} failed={failed[one.name]} />,
        }}
      />
    </section>
  );
}

function columnsOf(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  named: (rule: string) => string,
  failed: Record<string, string[]>,
  judged: boolean,
): TableProps<Case>['columns'] {
  return [
    {
      title: t('models:rule'),
      key: 'rule',
      width: '27%',
      ellipsis: true,
      render: (_, one) => <span title={one.rule}>{named(one.rule)}</span>,
    },
    {
      title: t('models:caseKindTitle'),
      key: 'kind',
      width: 120,
      render: (_, one) => (
        <StatusTag tone={TONES[one.kind] ?? 'grey'}>{t(`models:caseKind.${one.kind}`)}</StatusTag>
      ),
    },
    {
      title: t('models:case'),
      key: 'name',
      ellipsis: true,
      render: (_, one) => <span title={one.name}>{caseName(one)}</span>,
    },
    {
      title: t('models:expected'),
      key: 'expect',
      width: 210,
      render: (_, one) => expected(t, word, one),
    },
    {
      title: t('models:outcome'),
      key: 'out',
      width: 100,
      render: (_, one) => {
        if (!judged) return <span className="muted">{t('models:notTried')}</span>;
        return failed[one.name] ? (
          <StatusTag tone="red">{t('models:differs')}</StatusTag>
        ) : (
          <StatusTag tone="green">{t('models:passed')}</StatusTag>
        );
      },
    },
  ];
}

/** The name of a case without its rule, which stands beside it. */
function caseName({ name, rule }: Case): string {
  return rule && name.startsWith(`${rule} `) ? name.slice(rule.length + 1) : name;
}

/** What must come out, stream by stream. */
function expected(t: TFunction, word: ReturnType<typeof useWord>, one: Case): string {
  const parts = Object.entries(one.expect).map(([stream, rows]) =>
    t('models:expectedRows', { stream: word('clueKind', stream), count: rows.length }),
  );
  return parts.join(t('common:comma')) || t('models:expectNothing');
}
