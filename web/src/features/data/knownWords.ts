/** An earlier import in words: its file, its day, and what was stated for every row. */
import type { TFunction } from 'i18next';
import type { Known } from './types';

export const knownWords = (t: TFunction, known: Known) =>
  t('data:known.words', {
    file: known.file,
    said: [
      known.as_of ? t('data:known.day', { day: known.as_of }) : t('data:known.noDay'),
      ...Object.entries(known.values).map(([column, text]) =>
        t('data:known.value', { column, text }),
      ),
    ].join(t('data:stop')),
  });
