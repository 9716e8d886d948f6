/** What each sheet of a file would give: rows, how many would be set aside and why. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { partQuery } from '../queries';
import type { Draft, Part } from '../types';
import { partName, wanted } from './useDrafts';

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

/** What will be missing after the import: it can still be mended now. */
function Untold({ part }: { part: Part }) {
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
