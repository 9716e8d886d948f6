/** The filter of a list in words, as a printed list says what it holds. */
import { useTranslation } from 'react-i18next';
import { useWord } from '../../components/useWord';
import { useGrade } from './grades';
import type { Facets } from './queries';
import type { ClueSearch } from './search';

/** @returns the conditions in one line; nothing where the list is not restricted */
export function useConditions(search: ClueSearch, facets: Facets | undefined): string {
  const { t } = useTranslation();
  const word = useWord();
  const { short } = useGrade();
  const named = (name: 'model' | 'rule') => (value: string) =>
    facets?.[name].find((one) => one.value === value)?.name ?? value;
  const range = (from: string | number | undefined, to: string | number | undefined) =>
    from === undefined && to === undefined ? [] : [`${from ?? ''} – ${to ?? ''}`];
  const parts: [string, string[]][] = [
    [t('clues:filter.text'), search.text ? [search.text] : []],
    [t('clues:column.subject'), search.subject ? [search.subject] : []],
    [t('clues:column.state'), (search.state ?? []).map((one) => word('state', one))],
    [t('clues:column.grade'), (search.grade ?? []).map(short)],
    [t('clues:column.model'), (search.model ?? []).map(named('model'))],
    [t('clues:filter.kind'), (search.kind ?? []).map((one) => word('clueKind', one))],
    [t('clues:column.created'), range(search.created_from, search.created_to)],
    [t('clues:column.rule'), (search.rule ?? []).map(named('rule'))],
    [t('clues:column.seen'), (search.seen ?? []).map((one) => word('seen', one))],
    [t('clues:column.score'), range(search.score_from, search.score_to)],
    [t('clues:listPrint.run'), search.run ? [search.run] : []],
  ];
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) =>
      t('clues:listPrint.condition', { name, values: values.join(t('common:comma')) }),
    )
    .join(t('clues:listPrint.stop'));
}
