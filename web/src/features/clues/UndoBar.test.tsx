/** A second click never undoes another decision. */
import { screen } from '@testing-library/react';
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
