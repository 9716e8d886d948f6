/** One condition with its value, tied both ways to the text and the source rows. */
import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Masked } from '../../components/Masked';
import { withGroups } from '../../components/numbers';
import { meets, useFocus } from './focus';
import { Sentence } from './marks';
import type { Condition } from './queries';

/** The server's word between ways of which one is enough; told at the outermost level too. */
const OR = '\u6216';

type Props = {
  part: Condition;
  /** asks for a masked value of this row */
  ask: (column: string) => (purpose: string) => Promise<string>;
};

export function ConditionLine({ part, ask }: Props) {
  const { t } = useTranslation();
  const { links, point, go, goTo } = useFocus();
  const line = useRef<HTMLLIElement>(null);
  const on = meets(part.links, links);
  const asked = goTo !== null && meets(part.links, goTo.links);
  useEffect(() => {
    if (asked) line.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  return (
    <li
      ref={line}
      className={on ? 'clue-condition clue-condition-on' : 'clue-condition'}
      style={{ marginInlineStart: part.depth * 16 }}
    >
      <button
        type="button"
        className="clue-condition-act"
        title={t('clues:why.locate')}
        onMouseEnter={() => point(part.links)}
        onMouseLeave={() => point([])}
        onFocus={() => point(part.links)}
        onBlur={() => point([])}
        onClick={() => go(part.links)}
      >
        <Mark value={part.value} />
        <span className="grow">
          {part.joined && (part.depth > 0 || part.joined === OR) && (
            <span className="muted">{part.joined} </span>
          )}
          <Sentence text={part.sentence} />
          {part.value === null && <span className="tone-amber"> {part.state}</span>}
        </span>
      </button>
      {part.cells.length > 0 && (
        <span className="clue-cells">
          {part.cells.map((cell) => (
            <span key={cell.column}>
              <span className="muted">{cell.column}</span>{' '}
              {cell.masked ? (
                <Masked value={cell.shown} label={cell.column} reveal={ask(cell.column)} />
              ) : (
                <b>{withGroups(cell.shown)}</b>
              )}
            </span>
          ))}
        </span>
      )}
    </li>
  );
}

function Mark({ value }: { value: boolean | null | undefined }) {
  const { t } = useTranslation();
  if (value === true)
    return <CheckCircleFilled className="tone-green" aria-label={t('clues:why.met')} />;
  if (value === false) {
    return <CloseCircleFilled className="clue-unmet" aria-label={t('clues:why.unmet')} />;
  }
  return <QuestionCircleFilled className="tone-amber" aria-label={t('clues:why.unknown')} />;
}
