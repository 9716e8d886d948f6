/** The cells of a row set aside, in one line; all of them are shown for a purpose. */
import { useTranslation } from 'react-i18next';
import { Masked } from '../../../components/Masked';
import { revealAside } from '../deeds';
import type { AsideRow } from '../types';

type Props = { table: string; row: AsideRow };

export function AsideCells({ table, row }: Props) {
  const { t } = useTranslation();
  const line = (found: AsideRow) =>
    found.cells
      .map((cell, index) => cell && `${found.header[index] ?? t('data:aside.surplus')} ${cell}`)
      .filter(Boolean)
      .join(t('data:stop'));
  return (
    <span className="aside-cells">
      <Masked
        value={line(row)}
        label={t('data:aside.cells')}
        reveal={(purpose) => revealAside(table, row.id, purpose).then(line)}
      />
    </span>
  );
}
