/** The rows of a step as a bar: its length says how many came in, its colours where they went. */
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import type { Step } from './queries';

const WAYS = ['passed', 'review', 'unchecked', 'dropped'] as const;
/** Percent of the width that a single row still gets: a thin part must be seen. */
const LEAST = 2;

/** ``going``: the run has not ended, its steps are counted when it has. */
export function FlowBar({ step, most, going }: { step: Step; most: number; going: boolean }) {
  const { t } = useTranslation();
  const all = step.rows_in;
  if (all === null || all === undefined) {
    return <span className="muted small">{t(going ? 'runs:notYet' : 'runs:notCounted')}</span>;
  }
  // a root keeps small steps visible beside tables of millions of rows
  const length = all ? Math.max(LEAST, 100 * Math.sqrt(all / most)) : 0;
  const label = WAYS.map((way) => `${t(`runs:way.${way}`)} ${count(step[way] ?? 0)}`);
  return (
    <div className="runs-flow" title={label.join(t('common:comma'))}>
      <div className="runs-flow-box">
        <div className="runs-flow-bar" style={{ width: `${length}%` }}>
          {WAYS.filter((way) => step[way]).map((way) => (
            <span key={way} className={`runs-${way}`} style={{ flexGrow: step[way] ?? 0 }} />
          ))}
        </div>
      </div>
      <span className="mono small">{count(all)}</span>
    </div>
  );
}
