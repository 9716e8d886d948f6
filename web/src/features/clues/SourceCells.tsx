/** The cells of a source row; one that is pointed at is set off, a masked one comes out for a purpose. */
import { useTranslation } from 'react-i18next';
import { Masked } from '../../components/Masked';
import { meets, useFocus } from './focus';
import { reveal, type Source, type SourceRow } from './queries';

type Props = { clue: string; input: string; row: SourceRow; columns: Source['columns'] };

export function SourceCells({ clue, input, row, columns }: Props) {
  const { t } = useTranslation();
  const { links } = useFocus();
  const style = (column: Source['columns'][number]) => {
    if (meets([{ input, column: column.name }], links)) return 'clue-used clue-cell-on';
    return column.used ? 'clue-used' : undefined;
  };
  const ask = (column: string) => async (purpose: string) =>
    (await reveal(clue, { purpose, column, row_id: row.row_id })).shown;
  return (
    <>
      {columns.map((column) => {
        const cell = row.cells[column.name];
        return (
          <td key={column.name} className={style(column)}>
            {cell?.masked ? (
              <Masked
                value={cell.shown || cell.raw}
                label={column.name}
                reveal={ask(column.name)}
              />
            ) : (
              cell?.shown || <span className="muted">{cell?.state ?? t('common:none')}</span>
            )}
            {cell?.raw && !cell.masked && (
              <div className="small muted">{t('clues:source.raw', { raw: cell.raw })}</div>
            )}
          </td>
        );
      })}
    </>
  );
}
