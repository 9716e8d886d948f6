/** What stands in the columns that a reason speaks of, and the text there that could not be read. */
import { useTranslation } from 'react-i18next';
import { AsideCell, type Where } from './AsideCell';

export function AsideValues(where: Where) {
  const { t } = useTranslation();
  const { values = {}, unread } = where.row;
  const told = Object.entries(values);
  const lost = Object.entries(unread).map(([column, text]) =>
    text ? t('runs:unreadText', { column, text }) : t('runs:blankText', { column }),
  );
  const all = [...told.map(([column, value]) => `${column} ${value}`), ...lost];
  return (
    <span className="runs-subject" title={all.join(t('common:comma'))}>
      {told.map(([column, value]) => (
        <AsideCell key={column} {...where} column={column} value={value} />
      ))}
      {lost.length > 0 && <span>{lost.join(t('common:comma'))}</span>}
    </span>
  );
}
