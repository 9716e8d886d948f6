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
  | 'paper'
  | 'part'
  | 'read'
  | 'reason'
  | 'role'
  | 'seen'
  | 'state'
  | 'yesno';

/** The name of an operator; English has the id that authors of models write: `not_exists`. */
export function useOperator(): (step: { op: string; title: string }) => string {
  const { i18n } = useTranslation();
  return ({ op, title }) => (i18n.language === 'zh-CN' ? title : op.replaceAll('_', ' '));
}

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
