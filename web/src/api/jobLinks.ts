/** Where the result of a job is looked at. */
import type { Job } from './jobs';

type Result = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' && value ? value : null);
const at = (folder: string, id: string) => `${folder}/${encodeURIComponent(id)}`;

/** The first table that an import wrote to. */
function firstTable(result: Result): string | null {
  const list = Array.isArray(result.results) ? (result.results as Result[]) : [];
  return text(result.table) ?? text(list[0]?.table);
}

export type JobLink = { to: string; search?: Record<string, unknown> };

/** The page of what a job made; null where it made nothing to look at. */
export function jobLink(job: Job): JobLink | null {
  if (job.phase !== 'done' || typeof job.result !== 'object' || job.result === null) return null;
  const result = job.result as Result;
  const run = text(result.run) ?? text(result.run_id);
  if (run) return { to: at('/runs', run) };
  const table = firstTable(result);
  if (table) return { to: at('/data/tables', table) };
  const upload = text(result.upload);
  if (upload) return { to: '/data/upload', search: { files: upload } };
  const delivery = text(result.import_id);
  if (delivery) return { to: at('/judgments/delivery', delivery) };
  if (job.kind.startsWith('clues.')) return { to: '/clues' };
  if (job.kind.startsWith('judgments.')) return { to: '/judgments' };
  return null;
}
