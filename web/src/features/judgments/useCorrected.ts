/** Takes the answer of a correction: the page shows it at once, rules are asked again. */
import { useQueryClient } from '@tanstack/react-query';
import { findingsQuery, type JudgmentView, judgmentQuery } from './queries';

export function useCorrected(judgment: string) {
  const cache = useQueryClient();
  return (view: JudgmentView | undefined) => {
    if (view) cache.setQueryData(judgmentQuery(judgment).queryKey, view);
    void cache.invalidateQueries({ queryKey: findingsQuery(judgment, true).queryKey });
  };
}
