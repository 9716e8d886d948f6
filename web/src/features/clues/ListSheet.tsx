/** The list of clues on paper, A4 across: every clue of the filter, whatever the screen shows. */
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { beijingNow } from '../../components/beijing';
import { count, minute, points, withGroups } from '../../components/numbers';
import { useWord } from '../../components/useWord';
import { PageWatermark } from '../../layouts/PageWatermark';
import { useConditions } from './conditions';
import { useGrade } from './grades';
import type { Clue, Facets } from './queries';
import type { ClueSearch } from './search';

type Props = { clues: Clue[]; total: number; search: ClueSearch; facets: Facets | undefined };

const COLUMNS = ['title', 'grade', 'state', 'score', 'rule', 'seen', 'created'] as const;

export function ListSheet({ clues, total, search, facets }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const conditions = useConditions(search, facets);
  const head = [
    conditions || t('clues:listPrint.all'),
    t(clues.length < total ? 'clues:listPrint.part' : 'clues:listPrint.whole', {
      total: count(total),
      shown: count(clues.length),
    }),
    t('clues:listPrint.by', {
      time: beijingNow().format('YYYY-MM-DD HH:mm'),
      name: session?.user?.name,
    }),
  ];
  return createPortal(
    <article className="list-print" aria-hidden>
      <PageWatermark className="clue-print-page">
        <p className="list-print-office">{session?.unit}</p>
        <h1>{t('clues:listPrint.title')}</h1>
        {head.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{t('clues:print.inner')}</p>
        <table>
          <thead>
            <tr>
              <th>{t('clues:listPrint.no')}</th>
              {COLUMNS.map((name) => (
                <th key={name}>{t(`clues:column.${name}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clues.map((clue, at) => (
              <Row key={clue.id} clue={clue} no={at + 1} />
            ))}
          </tbody>
        </table>
      </PageWatermark>
    </article>,
    document.body,
  );
}

function Row({ clue, no }: { clue: Clue; no: number }) {
  const { t } = useTranslation();
  const word = useWord();
  const { short } = useGrade();
  const marks = [
    clue.changed && t('clues:view.changed'),
    clue.stated && t(clue.unbased ? 'clues:view.unbased' : 'clues:stated.mark'),
    clue.remarked && t('clues:remark.mark'),
    clue.corrected && t('clues:corrected.mark'),
  ].filter(Boolean);
  return (
    <tr>
      <td>{no}</td>
      <td>
        {withGroups(clue.title)}
        <div className="list-print-small">
          {[...clue.case_numbers, clue.id].join(t('common:comma'))}
        </div>
      </td>
      <td>{clue.hint ? t('clues:grade.hintWord') : short(clue.grade)}</td>
      <td>{[word('state', clue.state), ...marks].join(t('common:comma'))}</td>
      <td className="list-print-amount">{clue.score ? points(clue.score) : ''}</td>
      <td>
        {clue.rule_name}
        <div className="list-print-small">{clue.model_name}</div>
      </td>
      <td>{word('seen', clue.seen)}</td>
      <td>{minute(clue.created)}</td>
    </tr>
  );
}
