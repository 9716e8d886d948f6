/** The columns of the list of clues. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { BasisMark } from '../../components/BasisMark';
import type { Column } from '../../components/DataTable';
import { minute, points, withGroups } from '../../components/numbers';
import { Word } from '../../components/Word';
import { StateTag, WeightTag } from './marks';
import type { Clue } from './queries';
import type { ClueSearch } from './search';

/** The order of the server ↔ the column that is sorted; weighty and new things come first. */
const NATURAL = ['grade', 'score'];

export function sortOf(sort: string | undefined) {
  if (!sort) return undefined;
  const key = sort.replace(/^-/, '');
  return { key, descending: NATURAL.includes(key) !== sort.startsWith('-') };
}

export function sortName(sort: { key: string; descending: boolean } | undefined) {
  if (!sort) return undefined;
  return NATURAL.includes(sort.key) !== sort.descending ? `-${sort.key}` : sort.key;
}

export function clueColumns(t: TFunction, search: ClueSearch): Column<Clue>[] {
  return [
    {
      key: 'title',
      title: t('clues:column.title'),
      fixed: true,
      width: 600,
      least: 400,
      grow: 4,
      // where there is no room for the model beside it, a long title has a second line
      render: (clue, left) => <Title clue={clue} search={search} narrow={left.has('model')} />,
    },
    {
      key: 'grade',
      title: t('clues:column.grade'),
      width: 104,
      sortable: true,
      render: (clue) => <WeightTag clue={clue} />,
    },
    {
      key: 'state',
      title: t('clues:column.state'),
      width: 100,
      sortable: true,
      render: (clue) => (
        <>
          <StateTag state={clue.state} code={clue.code} />
          {clue.changed && (
            <div className="small tone-red" title={t('clues:column.changedHint')}>
              {t('clues:view.changed')}
            </div>
          )}
          <BasisMark clue={clue} />
          {clue.remarked && (
            <div className="small tone-amber" title={t('clues:remark.title')}>
              {t('clues:remark.mark')}
            </div>
          )}
          {clue.corrected && (
            <div className="small tone-red" title={t('clues:corrected.title')}>
              {t('clues:corrected.mark')}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'score',
      title: t('clues:column.score'),
      width: 106,
      align: 'right',
      sortable: true,
      render: (clue) => <Score value={clue.score} hint={t('clues:column.scoreHint')} />,
    },
    {
      key: 'model',
      title: t('clues:column.model'),
      less: 1,
      width: 150,
      grow: 4,
      sortable: true,
      render: (clue) => <span title={clue.model_name}>{clue.model_name}</span>,
    },
    {
      key: 'rule',
      title: t('clues:column.rule'),
      width: 200,
      grow: 2,
      render: (clue, left) => <Rule clue={clue} model={left.has('model')} />,
    },
    ...lessColumns(t),
  ];
}

function lessColumns(t: TFunction): Column<Clue>[] {
  return [
    {
      key: 'seen',
      title: t('clues:column.seen'),
      less: 2,
      width: 102,
      render: (clue) => (
        <span
          className={clue.changed || clue.unbased ? 'tone-red' : clue.gone ? 'tone-amber' : 'muted'}
          title={t(`clues:column.${seenAs(clue)}Hint`)}
        >
          <Word of="seen" value={clue.seen} />
        </span>
      ),
    },
    {
      key: 'created',
      title: t('clues:column.created'),
      less: 3,
      width: 140,
      sortable: true,
      render: (clue) => <span className="mono">{minute(clue.created)}</span>,
    },
    {
      key: 'subject',
      title: t('clues:column.subject'),
      less: 4,
      width: 190,
      render: (clue) => <span title={clue.subject}>{clue.subject}</span>,
    },
  ];
}

const seenAs = (clue: Clue) =>
  (['changed', 'unbased', 'gone', 'stated'] as const).find((mark) => clue[mark]) ?? 'seen';

/** Which case it is about, where it is about a document, and what is wrong with it. */
function Title({ clue, search, narrow }: { clue: Clue; search: ClueSearch; narrow: boolean }) {
  const { t } = useTranslation();
  const title = withGroups(clue.title);
  const cases = clue.case_numbers.join(t('common:comma'));
  return (
    <Link
      to={'/clues/$id' as '/'}
      params={{ id: clue.id } as never}
      search={search as never}
      className={narrow ? 'clue-two-lines' : undefined}
      title={`${cases} ${title}`.trim()}
    >
      {cases && <span className="clue-case">{cases}</span>}
      {title}
    </Link>
  );
}

/** The rule; below it the model where that has no column of its own. */
function Rule({ clue, model }: { clue: Clue; model: boolean }) {
  return (
    <>
      <span title={`${clue.rule_name} ${clue.rule}`}>{clue.rule_name}</span>
      {model && (
        <span className="small muted clue-model" title={clue.model_name}>
          {clue.model_name}
        </span>
      )}
    </>
  );
}

/** A score orders clues: points, also where the model takes an amount for it. */
function Score({ value, hint }: { value: string | null | undefined; hint: string }) {
  if (!value) return <span className="muted">–</span>;
  return (
    <span className="mono" title={hint}>
      {points(value)}
    </span>
  );
}
