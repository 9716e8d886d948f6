/** Rows of the tray: progress and stop, failures in full, links to results. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { jobLink } from '../api/jobLinks';
import type { Job } from '../api/jobs';
import { show } from '../test/render';
import { TaskRow } from './TaskRow';

const job = (part: Partial<Job>): Job => ({
  id: 'j1',
  kind: 'models.run',
  subject: 'M50',
  state: '',
  phase: 'running',
  share: 0.42,
  text: 'step 3',
  ended: false,
  cancelling: false,
  created: '2026-01-01T00:00:00Z',
  updated: '2026-01-01T00:00:00Z',
  actor: 'a',
  ...part,
});

test('shows how far a job is and asks the server to stop it', async () => {
  const fetch = vi.fn((_: Request) =>
    Promise.resolve(Response.json(job({ cancelling: true }), { status: 200 })),
  );
  vi.stubGlobal('fetch', fetch);
  show(<TaskRow job={job({})} />);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('42');
  expect(screen.getByRole('status').textContent).toBe('step 3');
  await userEvent.click(screen.getByRole('button'));
  expect(fetch.mock.calls[0]?.[0].url).toContain('/jobs/j1/cancel');
});

test('tells a failure in full when asked', async () => {
  const error = { code: 'x', what: 'broken', why: 'because', remedy: 'mend it' };
  show(<TaskRow job={job({ phase: 'failed', ended: true, error })} />);
  expect(screen.queryByText(/mend it/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { expanded: false }));
  expect(screen.getByRole('alert').textContent).toMatch(/broken.*because.*mend it/s);
});

test('leads to what a job made, and nowhere when it made nothing', () => {
  const made = (kind: string, result: unknown) =>
    jobLink(job({ kind, phase: 'done', ended: true, result }))?.to;
  expect(made('models.run', { run: 'r1' })).toBe('/runs/r1');
  expect(made('pool.import', { results: [{ table: 'a/b' }] })).toBe('/data/tables/a%2Fb');
  expect(made('pool.read', { upload: 'u' })).toBe('/data/upload');
  expect(made('judgments.screen', { import_id: 'd' })).toBe('/judgments/delivery/d');
  expect(made('other', { a: 1 })).toBeUndefined();
  expect(jobLink(job({ result: { run: 'r1' } }))).toBeNull();
});
