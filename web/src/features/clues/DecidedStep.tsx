/** A step on the clue's way: its sentence, each condition with its value, sources, coverage. */

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowAt } from '../../components/rowAt';
import { ConditionLine } from './ConditionLine';
import { useFocus } from './focus';
import { Sentence } from './marks';
import { reveal, type Step } from './queries';

/** Rows of a step that are shown before one asks for more: one tells the story. */
const ROWS = 1;
/** Source rows of an input that are named. */
const FEW = 2;

type Props = { clue: string; step: Step };

export function DecidedStep({ clue, step }: Props) {
  const { t } = useTranslation();
  const [more, setMore] = useState(false);
  const rows = more ? step.rows : step.rows.slice(0, ROWS);
  return (
    <div className="clue-step">
      {step.head && (
        <div className="clue-sentence">
          <b>{step.step}</b> <Sentence text={step.head} />
        </div>
      )}
      {step.coverage.map((cover) => (
        <CoverLine key={cover.table + cover.complete} cover={cover} />
      ))}
      {rows.map((row, at) => (
        <div key={row.refs.map((ref) => ref.row_id).join()} className="clue-traced">
          <ul>
            {row.conditions
              .filter((part) => !part.folded)
              .map((part) => (
                <ConditionLine
                  key={`${part.depth}${part.sentence}`}
                  part={part}
                  ask={(column) => async (purpose) =>
                    (await reveal(clue, { purpose, column, step: step.step, row: at })).shown
                  }
                />
              ))}
          </ul>
          <Refs refs={row.refs} />
        </div>
      ))}
      {step.rows.length > ROWS && (
        <Button type="link" size="small" onClick={() => setMore(!more)} aria-expanded={more}>
          {more
            ? t('common:filter.fewer')
            : t('clues:why.moreRows', { count: step.row_count - ROWS })}
        </Button>
      )}
    </div>
  );
}

/** Where the row stands in the supplied file; a click shows it among the source rows. */
function Refs({ refs }: { refs: Step['rows'][number]['refs'] }) {
  const { t } = useTranslation();
  const { goRow } = useFocus();
  const of = (input: string) => refs.filter((ref) => ref.input === input);
  const shown = refs.filter((ref) => of(ref.input).indexOf(ref) < FEW);
  return (
    <div className="clue-refs small">
      {shown.map((ref) => {
        const said = t(
          of(ref.input).indexOf(ref) === FEW - 1 && of(ref.input).length > FEW
            ? 'clues:why.refs'
            : 'clues:why.ref',
          {
            input: ref.input,
            file: ref.sheet ? `${ref.file}·${ref.sheet}` : ref.file,
            line: ref.line,
          },
        );
        const place = rowAt(said, ref.month);
        // a row that the source rows do not show cannot be gone to
        if (!ref.listed) return <span key={ref.input + ref.row_id}>{place}</span>;
        return (
          <button
            key={ref.input + ref.row_id}
            type="button"
            className="clue-ref"
            onClick={() => goRow(ref.input, ref.row_id)}
          >
            {place}
          </button>
        );
      })}
    </div>
  );
}

function CoverLine({ cover }: { cover: Step['coverage'][number] }) {
  const { t } = useTranslation();
  if (cover.complete) return <p className="clue-cover">{cover.complete}</p>;
  if (cover.statements.length === 0) {
    return <p className="clue-cover tone-amber">{t('clues:cover.none', { table: cover.table })}</p>;
  }
  return (
    <>
      {cover.statements.map((one) => (
        <p key={one.place + one.unit + one.start} className="clue-cover">
          {t('clues:cover.told', {
            table: cover.table,
            where: [one.place, one.unit].filter(Boolean).join(' ') || t('clues:cover.everywhere'),
            start: one.start || t('clues:cover.start'),
            end: one.end || t('clues:cover.end'),
          })}
        </p>
      ))}
    </>
  );
}
