/** Where the numbers of the start page lead: the same filters on the list behind. */
import type { TodoList, Waiting } from './queries';

export type Target = { to: string; search?: Record<string, unknown> };

export type ClueFilter = {
  kind?: string[];
  state?: string[];
  grade?: string[];
  seen?: string[];
  model?: string[];
  created_from?: string;
  created_to?: string;
};

/** The list of clues with these filters. */
export const clues = (filter: ClueFilter): Target => ({ to: '/clues', search: filter });

/** A clue in the list of these filters, so that its place among them counts what was counted. */
export const clue = (id: string, filter: ClueFilter = {}): Target => ({
  to: `/clues/${id}`,
  search: filter,
});
export const model = (id: string): Target => ({ to: `/models/${encodeURIComponent(id)}` });
export const run = (id: string): Target => ({ to: `/runs/${id}` });
export const table = (name: string): Target => ({ to: `/data/tables/${encodeURIComponent(name)}` });

export const upload: Target = { to: '/data/upload' };
export const data: Target = { to: '/data', search: { only: 'filled' } };
export const stale: Target = { to: '/data', search: { only: 'stale' } };
export const quarantine: Target = { to: '/data', search: { only: 'quarantined' } };
export const unchecked: Target = { to: '/runs', search: { last: 'unchecked' } };
export const reviewed: Target = { to: '/runs', search: { last: 'review' } };
export const models: Target = { to: '/models' };
export const ownModel: Target = { to: '/help/own-model' };
export const ran: Target = { to: '/models', search: { run: 'ran' } };
export const failedModels: Target = { to: '/models', search: { run: 'failed' } };

/** Tasks that failed since a day: the start page counts the last two weeks only. */
export const failedTasks = (since: string | null): Target => ({
  to: '/tasks',
  search: { show: 'failed', since: since ?? undefined },
});

export type Age = 'total' | 'week' | 'month' | 'older';

/** Open clues of a grade and an age. */
export function waiting(told: TodoList, grade: Waiting['grade'] | null, age: Age): Target {
  const { ages } = told;
  const days = {
    total: {},
    week: { created_from: ages.week_from },
    month: { created_from: ages.month_from, created_to: ages.before_week },
    older: { created_to: ages.before_month },
  }[age];
  const grades = grade === null ? {} : { grade: [grade] };
  return clues({ kind: [told.kind], state: [told.open], ...grades, ...days });
}
