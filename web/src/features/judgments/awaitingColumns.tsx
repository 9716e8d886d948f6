/** Columns of the list of hits that wait for a person. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Column } from '../../components/DataTable';
import type { Awaiting } from './queries';

/** The document, with what the rule says of it marked; facts where no rule was met. */
export const toText = (row: Awaiting) => ({
  to: '/judgments/$document',
  params: { document: row.document },
  search: row.sort === 'hit' ? { tab: 'rules', rule: row.rule } : {},
});

/** Each of the rows that one line stands for. */
export const toRule = (row: Awaiting) => ({
  to: '/judgments/awaiting',
  search: (now: object) => ({ ...now, sort: row.sort, rule: row.rule }),
});

export function awaitingColumns(t: TFunction): Column<Awaiting>[] {
  return [
    {
      key: 'document',
      title: t('judgments:column.caseNo'),
      fixed: true,
      width: 210,
      render: (row) =>
        row.alike > 1 ? (
          <Link {...(toRule(row) as never as { to: '/' })}>
            {t('judgments:awaiting.alike', { count: row.alike })}
          </Link>
        ) : row.document ? (
          <Link {...(toText(row) as never as { to: '/' })}>{row.name}</Link>
        ) : (
          <span className="muted">{t('judgments:awaiting.gone')}</span>
        ),
    },
    {
      key: 'reason',
      title: t('judgments:awaiting.reason'),
      width: 396,
      grow: 3,
      render: (row) => <span title={row.reason}>{row.reason}</span>,
    },
    {
      key: 'rule',
      title: t('judgments:rules.name'),
      width: 210,
      grow: 1,
      render: (row) => <span title={row.pack_name}>{row.rule_name}</span>,
    },
    {
      key: 'court',
      title: t('judgments:column.court'),
      width: 162,
      render: (row) => row.alike === 1 && <span title={row.court}>{row.court}</span>,
    },
    {
      key: 'run',
      title: t('judgments:awaiting.run'),
      width: 150,
      grow: 1,
      render: (row) => (
        <Link
          to={`/runs/${row.run}` as '/'}
          search={{ tab: 'rows', stream: 'review', step: row.rule } as never}
          title={row.pack_name}
        >
          {row.pack_name}
        </Link>
      ),
    },
  ];
}
