/** Words of fixed lists that the server sends in Chinese, in the language of the page. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The lists of `words.json`. */
export type WordList =
  | 'cell'
  | 'clueKind'
  | 'deed'
  | 'found'
  | 'grade'
  | 'help'
  | 'layer'
  | 'line'
  | 'op'
  | 'paper'
  | 'part'
  | 'read'
  | 'role'
  | 'seen'
  | 'state';

/**
 * Gives `word(list, value)`; a value of a unit's own, which no list holds, stays as it is.
 * English has translations, Chinese the words themselves.
 */
export function useWord(): (list: WordList, value: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (list, value) => t(`words:${list}.${value}`, { defaultValue: value }) as string,
    [t],
  );
}
