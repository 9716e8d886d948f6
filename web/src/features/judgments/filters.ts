/** The conditions of the list of judgments, as they stand in the address. */
export type JudgmentFilters = {
  q?: string;
  state?: string[];
  kind?: string;
  court?: string;
  clues?: string;
  import_id?: string;
  sort?: string;
};

/** Which hits that wait for a person are listed. */
export type AwaitingSearch = {
  sort?: 'hit' | 'unsure' | 'unchecked';
  rule?: string;
  delivery?: string;
};

const one = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

export const readAwaiting = (search: Record<string, unknown>): AwaitingSearch => ({
  ...(search.sort === 'unsure' || search.sort === 'unchecked' ? { sort: search.sort } : {}),
  ...(one(search.rule) ? { rule: one(search.rule) } : {}),
  ...(one(search.delivery) ? { delivery: one(search.delivery) } : {}),
});

/** Takes the conditions out of an address; anything else is left out. */
export function readFilters(search: Record<string, unknown>): JudgmentFilters {
  const state = Array.isArray(search.state) ? search.state.map(String) : undefined;
  const found: JudgmentFilters = {
    q: search.q === undefined ? undefined : String(search.q),
    state,
    kind: one(search.kind),
    court: one(search.court),
    clues: one(search.clues),
    import_id: one(search.import_id),
    sort: one(search.sort),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
