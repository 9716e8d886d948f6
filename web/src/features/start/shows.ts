/** Which tasks the list shows; kept in the address. */
export const SHOWS = ['all', 'running', 'failed', 'done'] as const;
export type Show = (typeof SHOWS)[number];

/** `since`: a day; only tasks that changed on it or later. */
export type TasksSearch = { show: Show; since?: string };

export function asShow(value: unknown): Show {
  return SHOWS.find((one) => one === value) ?? 'all';
}
