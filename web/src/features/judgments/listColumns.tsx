/** Columns of the list of judgments. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Column } from '../../components/DataTable';
import { DateText } from '../../components/DateText';
import { wordsWidth } from '../../components/tableParts';
import { Word } from '../../components/Word';
import type { Judgment } from './queries';
import { Grades, StateTag } from './tags';

/** What the dot before a state takes, in pixels. */
const DOT = 14;

function Title({ row }: { row: Judgment }) {
  const title = row.case_no || row.name;
  return (
    <span className="two-lines">
      <Link to="/judgments/$document" params={{ document: row.id }} title={row.source}>
        {title}
      </Link>
    </span>
  );
}

export function listColumns(t: TFunction): Column<Judgment>[] {
  const none = <span className="muted">{t('judgments:notRead')}</span>;
  return [
    {
      key: 'title',
      title: t('judgments:column.caseNo'),
      fixed: true,
      width: 208,
      grow: 1,
      render: (row) => <Title row={row} />,
    },
    {
      key: 'court',
      title: t('judgments:column.court'),
      width: 162,
      grow: 1,
      render: (row) => row.court || none,
    },
    {
      key: 'kind',
      title: t('judgments:column.kind'),
      width: 90,
      render: (row) => (row.kind ? <Word of="paper" value={row.kind} /> : none),
    },
    {
      key: 'people',
      title: t('judgments:column.people'),
      width: 92,
      grow: 1,
      render: (row) => (row.names ? <People row={row} /> : none),
    },
    {
      key: 'judged',
      title: t('judgments:column.judged'),
      width: 106,
      sortable: true,
      render: (row) => (row.judged_on ? <DateText value={row.judged_on} /> : none),
    },
    {
      key: 'state',
      title: t('judgments:column.state'),
      width: wordsWidth(t('judgments:state.outside')) + DOT,
      render: (row) => <StateTag state={row.state} code={row.state_code} plain />,
    },
    {
      key: 'clues',
      title: t('judgments:column.clues'),
      width: 138,
      sortable: true,
      render: (row) =>
        row.clues.length > 0 ? <Grades counts={row.clues} /> : <NoClues row={row} t={t} />,
    },
    {
      key: 'original',
      title: t('judgments:column.edition'),
      width: wordsWidth(t('judgments:edition.public')),
      render: (row) => t(row.original ? 'judgments:edition.original' : 'judgments:edition.public'),
    },
    {
      key: 'reasons',
      title: t('judgments:column.reasons'),
      width: 76,
      grow: 4,
      render: (row) => <Remarks row={row} t={t} />,
    },
  ];
}

/** No clue is not all: rules that make clues may have been left undecided. */
function NoClues({ row, t }: { row: Judgment; t: TFunction }) {
  const count = row.undecided;
  if (count === 0) return <span className="muted">0</span>;
  return (
    <span className="muted" title={t('judgments:noCluesWhy', { count })}>
      {t('judgments:noClues', { count })}
    </span>
  );
}

function People({ row }: { row: Judgment }) {
  return (
    <span>
      {row.names}
      {row.people !== null && row.people > 1 && <span className="muted"> {row.people}</span>}
    </span>
  );
}

function Remarks({ row, t }: { row: Judgment; t: TFunction }) {
  const copies = row.copies > 0 ? t('judgments:copies', { count: row.copies }) : '';
  const words = [row.reasons, copies].filter(Boolean).join(' · ');
  return words ? (
    <span title={words}>{words}</span>
  ) : (
    <span className="muted">{t('common:none')}</span>
  );
}
