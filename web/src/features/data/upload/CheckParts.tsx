/** What each sheet of a file would give: rows, how many would be set aside and why. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { partQuery } from '../queries';
import type { Draft, Part, PartRows } from '../types';
import { CorrectMost } from './CorrectMost';
import { modeOf, partName, wanted } from './useDrafts';

export function CheckParts({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const parts = wanted(draft);
  const left = draft.parts.length - parts.length;
  // the head of the file says already that nothing of it is imported
  if (parts.length === 0) return null;
  return (
    <>
      <table className="check-table">
        <thead>
          <tr>
            <th scope="col">{t('data:check.part')}</th>
            <th scope="col">{t('data:column.table')}</th>
            <th scope="col" className="amount">
              {t('data:column.rows')}
            </th>
            <th scope="col">{t('data:asOf.short')}</th>
            <th scope="col">{t('data:check.trial')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <PartLine key={part.no} draft={draft} part={part} />
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="small muted">{t('data:check.left', { count: left })}</p>}
    </>
  );
}

function PartLine({ draft, part }: { draft: Draft; part: Part }) {
  const { t } = useTranslation();
  const trial = useQuery(partQuery(draft.key, part.no, 'check')).data;
  const reasons = Object.entries(trial?.reasons ?? {});
  return (
    <tr>
      <td>{partName(part)}</td>
      <td>{part.table}</td>
      <td className="amount">{count(part.rows)}</td>
      <td className="mono">{draft.delivery.days[part.table] ?? t('data:unsaid')}</td>
      <td>
        {trial &&
          t(trial.whole ? 'data:trial.whole' : 'data:trial.first', {
            looked: count(trial.looked),
            kept: count(trial.kept),
            quarantined: count(trial.quarantined),
          })}
        {trial && <Unread trial={trial} />}
        {trial && trial.again > 0 && modeOf(draft) === 'append' && (
          <Again draft={draft} trial={trial} />
        )}
        {trial && modeOf(draft) === 'correct' && <Beside trial={trial} />}
        {reasons.length > 0 && (
          <div className="small tone-amber">
            {reasons
              .slice(0, 4)
              .map(([why, rows]) => t('data:check.reason', { why, rows: count(rows) }))
              .join(t('data:stop'))}
          </div>
        )}
        <Untold part={part} />
      </td>
    </tr>
  );
}

/** Rows that are there already, and what is proposed where most are. */
function Again({ draft, trial }: { draft: Draft; trial: PartRows }) {
  const { t } = useTranslation();
  return (
    <div className="small tone-red">
      {t('data:check.again', { rows: count(trial.again), key: trial.key.join(t('data:and')) })}
      <CorrectMost draft={draft} trial={trial} />
    </div>
  );
}

/** Rows that a correction leaves: it goes by the identifying columns, of which one was changed. */
function Beside({ trial }: { trial: PartRows }) {
  const { t } = useTranslation();
  return Object.entries(trial.beside ?? {}).map(([column, rows]) => (
    <div key={column} className="small tone-red">
      {t('data:check.beside', { rows: count(rows), column })}
    </div>
  ));
}

/** Columns whose filled cells cannot be read, those of which nothing can be read first. */
function Unread({ trial }: { trial: PartRows }) {
  const { t } = useTranslation();
  const columns = Object.entries(trial.unread)
    .map(([column, cells]) => ({
      column,
      cells,
      filled: trial.looked - (trial.blank[column] ?? 0),
      first: trial.problems.find((one) => one.column === column),
    }))
    .sort((one, other) => other.cells / other.filled - one.cells / one.filled);
  return columns.map(({ column, cells, filled, first }) => (
    <div key={column} className={`small ${cells >= filled ? 'tone-red' : 'tone-amber'}`}>
      {t(cells >= filled ? 'data:check.unreadAll' : 'data:check.unread', {
        column,
        cells: count(cells),
        filled: count(filled),
        why: first?.why ?? '',
        text: first?.text ?? '',
      })}
    </div>
  ));
}

/** So many lines stand open; more are folded, so that what was lost is seen first. */
const OPEN = 2;

/** What will be missing after the import: it can still be mended now. */
function Untold({ part }: { part: Part }) {
  const { t } = useTranslation();
  const lost = part.targets.filter((one) => one.source == null && !one.fixed && one.loss);
  const lines = <Losses part={part} />;
  if (lost.length <= OPEN) return lines;
  return (
    <details className="small">
      <summary className="tone-amber">
        {t('data:check.losses', {
          count: lost.length,
          columns: lost.map((one) => one.name).join(t('data:and')),
        })}
      </summary>
      {lines}
    </details>
  );
}

function Losses({ part }: { part: Part }) {
  const { t } = useTranslation();
  const lost = part.targets.filter((one) => one.source == null && !one.fixed && one.loss);
  return (
    <>
      {lost.map(({ name, loss }) => (
        <div key={name} className="small tone-amber">
          {t('data:check.loss', { column: name, loss })}
        </div>
      ))}
      {part.unmatched.length > 0 && (
        <div className="small tone-amber">
          {t('data:note.unmatched', { columns: part.unmatched.join(t('data:and')) })}
        </div>
      )}
    </>
  );
}
