/** Rows of a table in quarantine that may be the subject's: where, why, and the way to correct them. */
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/LinkButton';
import { rowAt } from '../../components/rowAt';
import type { WhyAnswer } from './queries';

type Table = WhyAnswer['tables'][number];
/** Rows whose place is shown; the others stand in the list behind the link. */
const SHOWN = 5;

/** Without the folders: what people know the file by. */
const fileName = (path: string): string => path.replace(/^.*\//, '');

export function WhyApart({ table }: { table: Table }) {
  const { t } = useTranslation();
  const kinds = [
    table.quarantined > 0 && t('models:why.numbered', { count: table.quarantined }),
    table.named > 0 && t('models:why.sameName', { count: table.named }),
  ].filter(Boolean);
  const deliveries = new Set(table.apart.map((row) => row.import_id));
  const only = deliveries.size === 1 ? [...deliveries][0] : undefined;
  const more = table.quarantined + table.named - Math.min(table.apart.length, SHOWN);
  return (
    <div className="models-apart">
      <p>
        {t('models:why.apart', { table: table.table, rows: kinds.join(t('models:why.and')) })}{' '}
        <LinkButton
          size="small"
          to={'/data/tables/$name' as string}
          params={{ name: table.table } as never}
          search={{ tab: 'quarantine', import: only } as never}
        >
          {t('models:why.toApart')}
        </LinkButton>
      </p>
      <ul>
        {table.apart.slice(0, SHOWN).map((row) => (
          <li key={`${row.import_id} ${row.file} ${row.sheet} ${row.line} ${row.month}`}>
            {rowAt(
              row.sheet
                ? t('models:why.atSheet', {
                    file: fileName(row.file),
                    sheet: row.sheet,
                    line: row.line,
                  })
                : t('models:why.at', { file: fileName(row.file), line: row.line }),
              row.month,
            )}
            {!row.numbered && <span className="tone-amber">{t('models:why.nameOnly')}</span>}
            <div className="small muted">{row.why}</div>
          </li>
        ))}
      </ul>
      {table.apart.length > 0 && more > 0 && (
        <p className="small muted">{t('models:why.moreApart', { count: more })}</p>
      )}
    </div>
  );
}
