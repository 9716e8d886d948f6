/** The first rows of a sheet as the file has them; cells that would not be read are marked. */
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { rowAt } from '../../../components/rowAt';
import type { CellProblem, Part, PartRows } from '../types';

export function FirstRows({ part, trial }: { part: Part; trial: PartRows }) {
  const { t } = useTranslation();
  const target = new Map(part.targets.map((one) => [one.source, one.name]));
  const bad = new Map(trial.problems.map((one) => [`${one.place}.${one.source}`, one]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide sheets are scrolled with the keyboard
    <section className="sheet-box" tabIndex={0} aria-label={t('data:view.rowsLabel')}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('data:sheet.line')}</th>
            {part.sources.map((source) => (
              <th scope="col" key={source.index}>
                <div>{source.header}</div>
                {part.targets.length > 0 && (
                  <div className={target.has(source.index) ? 'small tone-blue' : 'small muted'}>
                    {target.get(source.index) ?? t('data:sheet.unused')}
                  </div>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.rows.map((row) => (
            <tr key={row.place} className={bad.has(`${row.place}.-1`) ? 'row-aside' : undefined}>
              <th scope="row" title={bad.get(`${row.place}.-1`)?.why || row.broken || undefined}>
                {rowAt(`${row.line}`, row.month)}
              </th>
              {row.cells.map((text, index) => (
                <Cell
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                  key={index}
                  text={text}
                  problem={bad.get(`${row.place}.${index}`)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ text, problem }: { text: string; problem: CellProblem | undefined }) {
  const { t } = useTranslation();
  if (!problem) return <td>{text}</td>;
  const what = problem.aside ? t('data:sheet.aside') : t('data:sheet.unread');
  return (
    <td className={problem.aside ? 'cell-aside' : 'cell-unread'}>
      <Tooltip title={`${problem.why}${t('data:stop')}${what}`}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason is shown on focus too */}
        <span tabIndex={0}>{text || t('data:sheet.blank')}</span>
      </Tooltip>
    </td>
  );
}
