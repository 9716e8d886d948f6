/** Answers that the server refused, until the same question is answered again. */
import { useMutationState } from '@tanstack/react-query';
import { ANSWERING, type Answers } from '../deeds';

/** `draft.question` → why the last answer to it was refused. */
export type Refusals = Map<string, unknown>;

export const refusalKey = (draft: string, part: number, column: string) =>
  `${draft}.p${part}.column.${column}`;

export function useRefusals(): Refusals {
  const told = useMutationState({
    filters: { mutationKey: [ANSWERING] },
    select: ({ state, options }) => ({
      draft: String(options.mutationKey?.[1]),
      said: Object.keys((state.variables as Answers | undefined)?.answers ?? {}),
      error: state.status === 'error' ? state.error : undefined,
      at: state.submittedAt,
    }),
  });
  const found: Refusals = new Map();
  for (const { draft, said, error } of told.sort((one, other) => one.at - other.at)) {
    for (const question of said) {
      if (error) found.set(`${draft}.${question}`, error);
      else found.delete(`${draft}.${question}`);
    }
  }
  return found;
}
