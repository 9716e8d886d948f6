/** Rows corrected by hand: how many go along when the file is read anew, and which cannot. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import type { Draft } from '../types';

const NAMED = 10;

/** @param table only of this table; none: of all */
export function Going({ draft, table }: { draft: Draft; table?: string }) {
  const { t } = useTranslation();
  const going = draft.going.filter((one) => !table || one.table === table);
  return going.map((one) => (
    <Alert
      key={one.table}
      type={one.unfit.length ? 'warning' : 'info'}
      showIcon
      title={one.rows ? t('data:replaced.going', { table: one.table, count: one.rows }) : undefined}
      description={
        one.unfit.length ? (
          <>
            {one.unfit.slice(0, NAMED).map((row) => (
              <div key={`${row.file} ${row.sheet} ${row.line}`}>
                {t('data:replaced.unfit', {
                  place: [row.file, row.sheet].filter(Boolean).join('·'),
                  line: count(row.line),
                  why: row.why,
                })}
              </div>
            ))}
            {one.unfit.length > NAMED && <div>… {count(one.unfit.length)}</div>}
            <div>{t('data:replaced.stays')}</div>
          </>
        ) : undefined
      }
    />
  ));
}
