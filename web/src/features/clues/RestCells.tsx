/** The cells of a row that were not imported: remarks stand first, the others behind all columns. */
import { useTranslation } from 'react-i18next';
import { Masked } from '../../components/Masked';
import { reveal, type SourceRow } from './queries';

type Rest = SourceRow['rest'][number];
export type RestColumn = { key: string; name: string; remark: boolean };

const keyOf = (cell: Rest) => `${cell.at}|${cell.column}`;

/** @returns the columns in which some of the rows say something, in the order of the first file */
export function restColumns(rows: SourceRow[]): { remarks: RestColumn[]; others: RestColumn[] } {
  const found = new Map<string, RestColumn>();
  for (const cell of rows.flatMap((row) => row.rest)) {
    found.set(keyOf(cell), { key: keyOf(cell), name: cell.column, remark: cell.remark });
  }
  const all = [...found.values()];
  return {
    remarks: all.filter((column) => column.remark),
    others: all.filter((column) => !column.remark),
  };
}

export function RestHeads({ columns }: { columns: RestColumn[] }) {
  const { t } = useTranslation();
  return columns.map((column) => (
    <th key={column.key} scope="col" className={column.remark ? 'clue-remark' : 'clue-rest'}>
      {column.name}
      <div className="small">{t('clues:rest.mark')}</div>
    </th>
  ));
}

type Props = { clue: string; row: SourceRow; columns: RestColumn[] };

export function RestCells({ clue, row, columns }: Props) {
  const ask = (cell: Rest) => async (purpose: string) =>
    (await reveal(clue, { purpose, column: cell.column, row_id: row.row_id, at: cell.at })).shown;
  return columns.map((column) => {
    const cell = row.rest.find((one) => keyOf(one) === column.key);
    return (
      <td key={column.key} className={column.remark ? 'clue-remark' : 'clue-rest'}>
        {cell?.masked ? (
          <Masked value={cell.shown} label={cell.column} reveal={ask(cell)} />
        ) : (
          <span className={cell?.words.length ? 'clue-remark-said' : undefined}>{cell?.shown}</span>
        )}
      </td>
    );
  });
}
