/** The sheets of an import: rows, reasons, which column came from which. */
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import type { ImportRow } from '../types';

export function ImportParts({ item }: { item: ImportRow }) {
  const { t } = useTranslation();
  return (
    <div className="import-parts">
      <div className="small muted mono">
        {t('data:imports.id', { id: item.id, digest: item.sha256.slice(0, 16) })}
      </div>
      {item.parts.map((part) => (
        <div key={part.no}>
          <div>
            {part.sheet || part.file}{' '}
            <span className="muted">
              {t('data:imports.account', {
                rows: count(part.rows),
                kept: count(part.kept),
                quarantined: count(part.quarantined),
              })}
            </span>
          </div>
          <div className="small muted">
            {Object.entries(part.columns)
              .map(([column, header]) => (column === header ? column : `${header} → ${column}`))
              .join(t('data:and'))}
          </div>
          {Object.entries(part.reasons).map(([why, rows]) => (
            <div className="small tone-amber" key={why}>
              {t('data:check.reason', { why, rows: count(rows) })}
            </div>
          ))}
          {part.notes.map((note) => (
            <div className="small muted" key={note}>
              {note}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
