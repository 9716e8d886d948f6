/** What keeps a person from the next step of the wizard, in words. */
import { useTranslation } from 'react-i18next';
import { type Files, missingOf, openOf, wanted } from './useDrafts';

/** @returns for each step why one cannot go on, or nothing */
export function useHoldUps({ keys, drafts, lost }: Files): (string | undefined)[] {
  const { t } = useTranslation();
  const count = (number: number, words: (count: number) => string) =>
    number ? words(number) : undefined;
  const usable = drafts.filter((draft) => draft.state !== 'failed');
  const reading = drafts.filter((draft) => draft.state === 'reading').length;
  const open = usable.flatMap(openOf).length;
  const missing = usable.flatMap(missingOf);
  const chosen = usable.flatMap(wanted).length;
  const importing = drafts.filter((draft) => draft.state === 'importing').length;
  const first = keys.length === 0 ? t('data:hold.files') : undefined;
  const map =
    count(reading, (number) => t('data:hold.reading', { count: number })) ??
    count(open, (number) => t('data:hold.open', { count: number })) ??
    (missing.length ? t('data:hold.missing', { columns: missing.join(t('data:and')) }) : undefined);
  const nothing =
    chosen === 0 && lost.length + drafts.length > 0 ? t('data:hold.nothing') : undefined;
  const busy = count(importing, (number) => t('data:hold.importing', { count: number }));
  return [first, map ?? nothing, map ?? nothing, map ?? nothing ?? busy];
}
