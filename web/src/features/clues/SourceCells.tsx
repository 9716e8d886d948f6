/** The cells of a source row; one that is pointed at is set off, a masked one comes out for a purpose. */
import { useTranslation } from 'react-i18next';
import { Masked } from '../../components/Masked';
import { meets, useFocus } from './focus';
import { reveal, type Source, type SourceRow } from './queries';

type Props = { clue: string; input: string; row: SourceRow; columns: Source['columns'] };

/** How the text as supplied differs from the value: what the eye cannot see is said in words. */
export function differs(raw: string, shown: string): 'raw' | 'spaces' | 'width' | 'same' {
  if (raw === shown) return 'same';
  const bare = raw.replace(/[\s\u3000\u200b\ufeff]/gu, '');
  const same = shown.replace(/\s/gu, '');
  if (bare === same) return 'spaces';
  return bare.normalize('NFKC') === same.normalize('NFKC') ? 'width' : 'raw';
}

/** A sum of money, as the server writes it. */
export const isAmount = (shown: string) => /^-?[\d,]+\.\d\d$/.test(shown);

export function SourceCells({ clue, input, row, columns }: Props) {
  const { t } = useTranslation();
  const { links } = useFocus();
  const style = (column: Source['columns'][number]) => {
    if (meets([{ input, column: column.name }], links)) return 'clue-used clue-cell-on';
    return column.used ? 'clue-used' : '';
  };
  const ask = (column: string) => async (purpose: string) =>
    (await reveal(clue, { purpose, column, row_id: row.row_id })).shown;
  return (
    <>
      {columns.map((column) => {
        const cell = row.cells[column.name];
        return (
          <td
            key={column.name}
            className={`${style(column)} ${isAmount(cell?.shown ?? '') ? 'clue-amount' : ''}`}
          >
            {cell?.masked ? (
              <Masked
                value={cell.shown || cell.raw}
                label={column.name}
                reveal={ask(column.name)}
              />
            ) : (
              cell?.shown || <span className="muted">{cell?.state ?? t('common:none')}</span>
            )}
            {cell?.raw && !cell.masked && differs(cell.raw, cell.shown) !== 'same' && (
              <div className="small muted">
                {t(`clues:source.${differs(cell.raw, cell.shown)}`, { raw: cell.raw })}
              </div>
            )}
          </td>
        );
      })}
    </>
  );
}
