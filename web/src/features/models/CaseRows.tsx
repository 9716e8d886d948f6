/** The invented rows of a case, table by table, and what is expected of them. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Case } from './queries';

const SHOWN = 12;

export function CaseRows({ one, failed }: { one: Case; failed?: string[] }) {
  const { t } = useTranslation();
  return (
    <div className="models-case">
      {failed && (
        <Alert
          type="error"
          title={t('models:differences')}
          description={failed.map((line) => <div key={line}>{line}</div>)}
        />
      )}
      <div className="muted small">
        {one.as_of && t('models:caseDay', { day: one.as_of })}
        {one.covered.length > 0 &&
          ` ${t('models:caseCovered', { tables: one.covered.join(t('common:comma')) })}`}
      </div>
      {Object.entries(one.tables).map(([table, rows]) => (
        <Rows key={table} title={table} rows={rows} />
      ))}
      {Object.entries(one.expect).map(([stream, rows]) => (
        <Rows key={stream} title={t('models:expectedOf', { stream })} rows={rows} />
      ))}
    </div>
  );
}

type Row = Record<string, string>;

function Rows({ title, rows }: { title: string; rows: Row[] }) {
  const { t } = useTranslation();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <div className="models-case-table">
      <div className="models-case-title">
        {title} <span className="muted small">{t('models:rowsOf', { count: rows.length })}</span>
      </div>
      {columns.length > 0 && (
        <div className="models-case-scroll">
          <table className="models-columns">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row) => (
                <tr key={JSON.stringify(row)}>
                  {columns.map((column) => (
                    <td key={column}>{row[column]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN && (
        <div className="muted small">{t('models:moreRows', { count: rows.length - SHOWN })}</div>
      )}
    </div>
  );
}
