/** Which tasks the list shows; kept in the address. */
export const SHOWS = ['all', 'running', 'failed', 'done'] as const;
export type Show = (typeof SHOWS)[number];

export function asShow(value: unknown): Show {
  return SHOWS.find((one) => one === value) ?? 'all';
}
