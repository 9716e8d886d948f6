/** The password rules of the form; the server has the last word. */
import type { Rule } from 'antd/es/form';
import type { TFunction } from 'i18next';

/** At least this many characters; long phrases are better than odd signs. */
export const SHORTEST = 10;

export function passwordRules(t: TFunction): Rule[] {
  return [
    { required: true, message: t('entrance:password.needed') },
    { min: SHORTEST, message: t('entrance:password.tooShort', { count: SHORTEST }) },
  ];
}
