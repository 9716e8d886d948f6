/** The source rows of one input: file, sheet, row; the columns that the explanation reads first. */
import { Button } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { rowAt } from '../../components/rowAt';
import { useFocus } from './focus';
import { moreRows, type Source, type SourceRow } from './queries';
import { RestCells, type RestColumn, RestHeads, restColumns } from './RestCells';
import { isAmount, SourceCells } from './SourceCells';

/** A table of so few columns is shown whole. */
const FEW = 6;

type Props = {
  clue: string;
  source: Source;
  /** Whether another input of the clue reads the same table: then the input is named too. */
  twice: boolean;
};

export function SourceTable({ clue, source, twice }: Props) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<SourceRow[]>(source.rows);
  const [whole, setWhole] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const used = source.columns.filter((column) => column.used);
  const rest = source.columns.filter((column) => !column.used);
  const { remarks, others } = restColumns(rows);
  const short = used.length === 0 || source.columns.length + others.length <= FEW;
  const columns = whole || short ? [...used, ...rest] : used;
  const name = twice ? `${source.table} ${source.input}` : source.table;
  const box = useRef<HTMLDivElement>(null);
  const open = (wanted: boolean) => {
    setWhole(wanted);
    // the further columns stand on the right: they come into view once they are drawn
    requestAnimationFrame(() =>
      box.current?.scrollTo({ left: wanted ? box.current.scrollWidth : 0 }),
    );
  };
  const more = () =>
    moreRows(clue, source.input, rows.length).then(
      (told) => setRows([...rows, ...told.rows]),
      setError,
    );
  return (
    <section className="clue-source" aria-label={name}>
      <div className="row clue-source-head">
        <b>{source.table}</b>
        {twice && <span className="muted">{source.input}</span>}
        <span className="small muted">
          {t('clues:source.count', { count: count(source.count) as never })}
        </span>
        <span className="grow" />
        {!short && rest.length + others.length > 0 && (
          <Button type="link" size="small" onClick={() => open(!whole)} aria-expanded={whole}>
            {whole
              ? t('clues:source.usedOnly')
              : t('clues:source.whole', { count: rest.length + others.length })}
          </Button>
        )}
      </div>
      <section
        className="clue-table-box"
        ref={box}
        aria-label={t('clues:source.rows', { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard
        tabIndex={0}
      >
        <table className="clue-table">
          <thead>
            <tr>
              <th scope="col">{t('clues:source.place')}</th>
              <RestHeads columns={remarks} />
              {columns.map((column) => (
                <th key={column.name} scope="col" className={headStyle(column, rows)}>
                  {column.name}
                  {column.heading && (
                    <div className="small muted clue-heading">
                      {t('clues:source.heading', { heading: column.heading })}
                    </div>
                  )}
                </th>
              ))}
              <RestHeads columns={whole || short ? others : []} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.row_id}
                clue={clue}
                input={source.input}
                row={row}
                columns={columns}
                remarks={remarks}
                others={whole || short ? others : []}
              />
            ))}
          </tbody>
        </table>
      </section>
      {rows.some((row) => !row.rest_known) && (
        <p className="small muted clue-unkept">{t('clues:rest.unkept')}</p>
      )}
      {error ? <ErrorPanel error={error} compact /> : null}
      {rows.length < Math.min(source.count, 200) && (
        <Button type="link" size="small" onClick={() => void more()}>
          {t('clues:source.more', { count: source.count - rows.length })}
        </Button>
      )}
    </section>
  );
}

/** The head of a column of amounts stands to the right as they do. */
function headStyle(column: Source['columns'][number], rows: SourceRow[]): string {
  const shown = rows.map((row) => row.cells[column.name]?.shown ?? '').filter(Boolean);
  const sums = shown.length > 0 && shown.every(isAmount);
  return `${column.used ? 'clue-used' : ''} ${sums ? 'clue-amount' : ''}`;
}

type RowProps = {
  clue: string;
  input: string;
  row: SourceRow;
  columns: Source['columns'];
  remarks: RestColumn[];
  others: RestColumn[];
};

function Row({ clue, input, row, columns, remarks, others }: RowProps) {
  const { t } = useTranslation();
  const focus = useFocus();
  const line = useRef<HTMLTableRowElement>(null);
  const asked = focus.row?.input === input && focus.row.rowId === row.row_id ? focus.row : null;
  useEffect(() => {
    if (asked) line.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const file = row.sheet ? `${row.file}·${row.sheet}` : row.file;
  return (
    <tr ref={line} className={asked ? 'clue-row-on' : undefined}>
      <td className="clue-place">
        <span title={`${row.supplier} ${file}`}>
          <Breaking path={file} />
        </span>{' '}
        <span className="muted mono">
          {rowAt(t('clues:source.line', { line: row.line }), row.month)}
        </span>
        {!row.in_force && (
          <div className="tone-amber">
            {row.mended_by
              ? t('clues:source.mended', { by: row.mended_by })
              : t('clues:source.gone')}
          </div>
        )}
        {row.why && <div className="tone-amber">{row.why}</div>}
      </td>
      <RestCells clue={clue} row={row} columns={remarks} />
      <SourceCells clue={clue} input={input} row={row} columns={columns} />
      <RestCells clue={clue} row={row} columns={others} />
    </tr>
  );
}

/** A path that goes to the next line between its folders only. */
function Breaking({ path }: { path: string }) {
  const parts = path.split('/');
  return parts.map((part, at) => (
    <Fragment key={parts.slice(0, at + 1).join('/')}>
      {at > 0 && '/'}
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
