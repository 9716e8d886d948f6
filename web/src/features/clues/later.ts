/** Of a table's rows those after the as-of day of the run, in a sentence for screen and paper. */
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import type { Explanation } from './queries';

type Table = Explanation['facts'][number];

/** @returns the sentence; '' where no row lies after the day */
export function useLater(): (table: Table, day: string) => string {
  const { t } = useTranslation();
  return ({ later }, day) => {
    if (!later) return '';
    const rows = t(later.sure ? 'clues:why.laterRows' : 'clues:why.laterLeast', {
      rows: count(later.rows),
      column: later.column,
      day,
    });
    const sums = later.sums.map((one) => `${one.column} ${one.shown}`);
    return [rows, ...sums].join(t('common:comma'));
  };
}
