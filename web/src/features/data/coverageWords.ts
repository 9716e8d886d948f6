/** Statements of completeness in words. */
import type { TFunction } from 'i18next';
import type { Cover } from './types';

/** @returns place, unit and days of each statement, in a line */
export const coverageWords = (t: TFunction, covers: Cover[]) =>
  covers.map(({ place, unit, start, end }) =>
    [
      place || t('data:coverage.everywhere'),
      unit || t('data:coverage.everyUnit'),
      t('data:check.span', {
        start: start ?? t('data:check.open'),
        end: end ?? t('data:check.open'),
      }),
    ].join(' '),
  );
