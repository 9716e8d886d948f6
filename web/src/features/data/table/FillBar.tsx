/** How many cells of a column hold a value, are blank, cannot be read, or were not supplied. */
import { useTranslation } from 'react-i18next';
import { count, percent } from '../../../components/numbers';
import type { ColumnQuality } from '../types';

const KINDS = ['values', 'blank', 'unknown', 'absent'] as const;

export function FillBar({ column }: { column: ColumnQuality }) {
  const { t } = useTranslation();
  if (column.rows === 0) return <span className="muted">{t('common:none')}</span>;
  const said = KINDS.filter((kind) => column[kind] > 0).map((kind) =>
    t(`data:fill.${kind}`, { cells: count(column[kind]) }),
  );
  return (
    <div title={said.join(t('data:and'))}>
      <div className="fill-bar" aria-hidden>
        {KINDS.map((kind) => (
          <span
            key={kind}
            className={`fill-${kind}`}
            style={{ width: `${(column[kind] / column.rows) * 100}%` }}
          />
        ))}
      </div>
      <div className="small">
        {percent(column.values / column.rows)}
        <span className="muted"> {said.slice(1).join(t('data:and'))}</span>
      </div>
    </div>
  );
}
