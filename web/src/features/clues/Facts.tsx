/** The facts of a clue in plain words: its own sentence, then each source row with what it tells. */
import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { count, withGroups } from '../../components/numbers';
import { rowAt } from '../../components/rowAt';
import { meets, useFocus } from './focus';
import { useLater } from './later';
import type { Explanation } from './queries';

type Table = Explanation['facts'][number];
type Row = Table['rows'][number];

/** Rows of a table that are told on the screen; the others stand beside it, and on paper. */
const FEW = 5;

type Props = {
  title: string;
  tables: Table[];
  /** the as-of day of the run */
  day: string;
  /** tables of which it was decided that nothing corresponds in them */
  lacking?: string[];
  /** told by a document that is open beside it: its rows have no place in a file */
  written?: boolean;
};

export function Facts({ title, tables, day, lacking = [], written }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className="clue-plain">{t('clues:why.said', { title: withGroups(title) })}</p>
      {tables.length > 0 && <h3>{t('clues:why.facts')}</h3>}
      {tables.map((table) => (
        <section key={table.input} className="clue-fact-table" aria-label={table.table}>
          <Head table={table} />
          <After table={table} day={day} />
          <ul className="clue-fact-rows">
            {table.rows.slice(0, FEW).map((row) => (
              <li key={row.at.row_id}>
                <Told row={row} placed={!written} />
              </li>
            ))}
          </ul>
          {table.count > Math.min(FEW, table.rows.length) && (
            <p className="small muted">
              {t('clues:why.factMore', { count: table.count - Math.min(FEW, table.rows.length) })}
            </p>
          )}
        </section>
      ))}
      {lacking.map((table) => (
        <p key={table} className="clue-fact-table">
          <b>{table}</b> {t('clues:why.factNone')}
        </p>
      ))}
    </>
  );
}

/** The table; of several rows how many, from when to when, and their sums. */
function Head({ table }: { table: Table }) {
  const { t } = useTranslation();
  const whole = table.whole.map((fact) => `${fact.column} ${fact.shown}`);
  const many =
    table.count > 1 ? t('clues:why.factCount', { count: count(table.count) as never }) : '';
  return (
    <div>
      <b>{table.table}</b> <span>{[many, ...whole].filter(Boolean).join(t('common:comma'))}</span>
    </div>
  );
}

/** Rows that count although they lie after the as-of day: what held then is not known. */
function After({ table, day }: { table: Table; day: string }) {
  const { t } = useTranslation();
  const said = useLater();
  return table.later ? (
    <p className="small tone-amber">
      <WarningOutlined aria-hidden /> {said(table, day)}
      {t('clues:why.laterWhy')}
    </p>
  ) : null;
}

function Told({ row, placed }: { row: Row; placed: boolean }) {
  const { t } = useTranslation();
  const { links, point, go, goRow } = useFocus();
  const { at, cells } = row;
  const file = (at.sheet ? `${at.file}·${at.sheet}` : at.file).split('/').pop() ?? '';
  const place = rowAt(t('clues:why.factAt', { file, line: at.line }), at.month);
  return (
    <>
      {cells.length === 0 && t('clues:why.factSame')}
      {cells.map((fact, index) => {
        const link = [{ input: at.input, column: fact.column }];
        return (
          <button
            key={fact.column}
            type="button"
            className={meets(link, links) ? 'clue-fact clue-fact-on' : 'clue-fact'}
            title={t('clues:why.locate')}
            onMouseEnter={() => point(link)}
            onMouseLeave={() => point([])}
            onFocus={() => point(link)}
            onBlur={() => point([])}
            onClick={() => go(link)}
          >
            <span className="muted">{fact.column}</span> {fact.shown}
            {index < cells.length - 1 && t('common:comma')}
          </button>
        );
      })}{' '}
      {placed && at.listed && (
        <button type="button" className="clue-ref small" onClick={() => goRow(at.input, at.row_id)}>
          {place}
        </button>
      )}
      {placed && !at.listed && <span className="small muted">{place}</span>}
    </>
  );
}
