/** What the address of the list holds: filters and order; the page of a clue carries them along. */
export type ClueSearch = {
  kind?: string[];
  model?: string[];
  rule?: string[];
  state?: string[];
  grade?: string[];
  seen?: string[];
  text?: string;
  subject?: string;
  score_from?: number;
  score_to?: number;
  created_from?: string;
  created_to?: string;
  run?: string;
  sort?: string;
};

const LISTS = ['kind', 'model', 'rule', 'state', 'grade', 'seen'] as const;
const TEXTS = ['text', 'subject', 'created_from', 'created_to', 'run', 'sort'] as const;
const NUMBERS = ['score_from', 'score_to'] as const;

/** Takes the filters out of an address; whatever does not fit is left out. */
export function clueSearch(search: Record<string, unknown>): ClueSearch {
  const found: ClueSearch = {};
  for (const name of LISTS) {
    const value = search[name];
    // a clue may have no grade: the empty word in a list asks for such clues
    const none = name === 'grade' && Array.isArray(value);
    const values = (Array.isArray(value) ? value : [value]).filter(
      (one) => one !== undefined && (none || one !== ''),
    );
    if (values.length > 0) found[name] = values.map(String);
  }
  for (const name of TEXTS) {
    const value = search[name];
    if (value !== undefined && value !== '') found[name] = String(value);
  }
  for (const name of NUMBERS) {
    const value = Number(search[name]);
    if (search[name] !== undefined && search[name] !== '' && Number.isFinite(value)) {
      found[name] = value;
    }
  }
  return found;
}

/** The filter without the order, as the server takes it in a body. */
export function filterOf({ sort: _, ...filter }: ClueSearch): Omit<ClueSearch, 'sort'> {
  return filter;
}

/** Whether two addresses ask for the same clues. */
export function sameFilter(one: ClueSearch, other: ClueSearch): boolean {
  const text = (search: ClueSearch) =>
    JSON.stringify(Object.entries(filterOf(clueSearch(search))).sort());
  return text(one) === text(other);
}
