import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Job } from '../api/jobs';
import { show } from '../test/render';
import { JobProgress } from './JobProgress';

const job = (part: Partial<Job>): Job => ({
  id: 'j1',
  kind: 'import',
  subject: '',
  state: '',
  phase: 'running',
  share: 0.425,
  text: '正在读第 3 个表',
  ended: false,
  cancelling: false,
  created: '2026-11-27T00:00:00Z',
  updated: '2026-11-27T00:00:00Z',
  actor: 'lin',
  ...part,
});

/** Answers each look at the job with the next state, the last one for ever. */
function server(...states: Job[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    asked.push(`${request.method} ${path}`);
    if (path.endsWith('/jobs')) return Response.json([]);
    return Response.json(states.length > 1 ? states.shift() : states[0]);
  });
  return asked;
}

test('without events the job is asked for again until it is done, and told once', async () => {
  server(job({}), job({ phase: 'done', ended: true, share: 1, result: { rows: 7 } }));
  const done = vi.fn();
  show(
    <JobProgress id="j1" label="导入一月" onDone={done}>
      {(ended) => <span>{`共 ${(ended.result as { rows: number }).rows} 行`}</span>}
    </JobProgress>,
  );
  expect(await screen.findByText('正在读第 3 个表')).toBeInTheDocument();
  expect(screen.getByRole('progressbar', { name: '导入一月' })).toHaveAttribute(
    'aria-valuenow',
    '42',
  );
  expect(await screen.findByText('共 7 行', {}, { timeout: 5000 })).toBeInTheDocument();
  expect(done).toHaveBeenCalledOnce();
});

test('a job that failed says why and what to do', async () => {
  server(
    job({
      phase: 'failed',
      ended: true,
      error: {
        code: 'pool.key',
        what: '主键读不出',
        remedy: '请改正后重新导入',
        where: { row: 9 },
      },
    }),
  );
  show(<JobProgress id="j1" label="导入一月" />);
  const panel = await screen.findByRole('alert');
  expect(panel).toHaveTextContent('主键读不出');
  expect(panel).toHaveTextContent('第 9 行');
  expect(panel).toHaveTextContent('请改正后重新导入');
});

test('stopping asks the server and says that it is on the way', async () => {
  const asked = server(job({}), job({ cancelling: true }));
  show(<JobProgress id="j1" label="导入一月" />);
  await userEvent.click(await screen.findByRole('button', { name: '停止' }));
  await waitFor(() => expect(asked).toContain('POST /api/v1/jobs/j1/cancel'));
  expect(await screen.findByRole('button', { name: '正在停止' })).toBeDisabled();
});
