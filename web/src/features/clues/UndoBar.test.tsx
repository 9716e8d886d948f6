/** A second click never undoes another decision. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { UndoBar } from './UndoBar';

const until = '2026-01-01T00:10:00Z';
const batch = (name: string, count: number) => ({ batch: name, state: '存查', count, until });

test('after undoing, that is told, and the earlier decision is offered only when asked for', async () => {
  let open = [batch('new', 2), batch('old', 1)];
  const sent: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (request: Request) => {
      if (request.method === 'GET') return Response.json(open);
      sent.push(request.url);
      open = open.filter((one) => !request.url.includes(one.batch));
      return Response.json({ batch: 'undo:new', done: ['a', 'b'], failed: [] });
    }),
  );
  show(<UndoBar />);
  await userEvent.click(await screen.findByRole('button', { name: '撤销' }));
  await screen.findByText('已撤销，2 条线索恢复原来的状态');
  expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  expect(sent).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: '查看更早的操作' }));
  await screen.findByText(/1 条线索已改为“存查”/);
});

test('what was undone is told for a while, and once to the page around', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let open = [batch('new', 2)];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (request: Request) => {
      if (request.method === 'GET') return Response.json(open);
      open = [];
      return Response.json({ batch: 'undo:new', done: ['a', 'b'], failed: [] });
    }),
  );
  const onUndone = vi.fn();
  show(<UndoBar onUndone={onUndone} />);
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  await user.click(await screen.findByRole('button', { name: '撤销' }));
  await screen.findByText('已撤销，2 条线索恢复原来的状态');
  expect(onUndone).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10_000);
  await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  vi.useRealTimers();
});
