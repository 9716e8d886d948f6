/** Rows that the sums of a clue lack: its figures may be too low. */
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import type { Explanation } from './queries';

export function Asides({ rows }: { rows: Explanation['put_aside'] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <div className="clue-part">
      <h2>{t('clues:aside.title')}</h2>
      <ul className="clue-asides">
        {rows.map((row) => (
          <li key={`${row.step}${row.stream}${row.reason}`}>
            <StatusTag tone="amber" plain>
              {row.stream}
            </StatusTag>
            <span>
              {t('clues:aside.rows', { count: count(row.count) as never, step: row.step })}
              {row.reason && ` ${row.reason}`}
              {!row.sure && <span className="muted"> {t('clues:aside.unsure')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
