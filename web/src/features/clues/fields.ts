/** The filters of the list; each choice says how many clues it gives. */
import { useTranslation } from 'react-i18next';
import type { FilterField, Option } from '../../components/FilterBar';
import { count } from '../../components/numbers';
import { useWord, type WordList } from '../../components/useWord';
import { useGrade } from './grades';
import type { Facets } from './queries';

/** Facets whose values are fixed words of the program. */
const WORDS: Partial<Record<keyof Facets, WordList>> = {
  state: 'state',
  kind: 'clueKind',
  seen: 'seen',
};

export function useFields(facets: Facets | undefined): FilterField[] {
  const { t } = useTranslation();
  const word = useWord();
  const { names, scaleOf, scaleName, short } = useGrade();
  const told = (name: keyof Facets, text: string) => {
    const list = WORDS[name];
    if (name === 'grade') return short(text);
    return list ? word(list, text) : text;
  };
  const choice = (name: keyof Facets) => (one: Facets['grade'][number]) => ({
    value: one.value,
    label: t('clues:filter.option', {
      name: told(name, one.name),
      count: count(one.count) as never,
    }),
  });
  const options = (name: keyof Facets): Option[] => (facets?.[name] ?? []).map(choice(name));
  const grades = names.map((scale) => ({
    label: scaleName(scale),
    options: (facets?.grade ?? [])
      .filter((one) => scaleOf(one.value) === scale)
      .map(choice('grade')),
  }));
  const many = (name: keyof Facets, label: string, width: number) => ({
    name,
    label,
    kind: 'multi' as const,
    options: options(name),
    width,
  });
  return [
    { name: 'text', label: t('clues:filter.text'), kind: 'text', width: 190 },
    many('state', t('clues:column.state'), 130),
    {
      ...many('grade', t('clues:column.grade'), 110),
      options: grades.filter((group) => group.options.length > 0),
    },
    many('model', t('clues:column.model'), 190),
    many('kind', t('clues:filter.kind'), 110),
    { name: 'created', label: t('clues:column.created'), kind: 'days', width: 230 },
    many('rule', t('clues:column.rule'), 190),
    many('seen', t('clues:column.seen'), 190),
    { name: 'score_from', label: t('clues:filter.scoreFrom'), kind: 'text', width: 130 },
    { name: 'score_to', label: t('clues:filter.scoreTo'), kind: 'text', width: 130 },
  ];
}
