/** The window before a run: values of the last run are taken again, and can be given back. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import type { Page } from './queries';
import { RunWindow } from './RunWindow';

const PAGE = {
  card: { id: 'm/1', name: '模型一' },
  parameters: [
    { name: '宽限', kind: '整数', value: '0', meaning: '', source: '', last: { value: '60' } },
    { name: '类别', kind: '文本列表', value: '甲', values: ['甲'], meaning: '', source: '' },
  ],
} as unknown as Page;

// nothing is lacking, and every table speaks of one day
const FIT = { state: 'whole', runnable: true, as_of: null, tables: [] };

function serve() {
  const sent: unknown[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (request: Request) => {
      if (request.method === 'POST') sent.push(await request.json());
      return Response.json(request.method === 'POST' ? { job_id: 'j1' } : FIT);
    }),
  );
  return sent;
}

test('what the last run set is said and sent again', async () => {
  const sent = serve();
  show(<RunWindow page={PAGE} onClose={() => undefined} />);
  expect(await screen.findByText('沿用上次运行时改过的参数：宽限')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /运\s?行/ }));
  expect(sent).toEqual([{ as_of: null, settings: { 宽限: '60' } }]);
});

test('the values of the model can be taken instead', async () => {
  const sent = serve();
  show(<RunWindow page={PAGE} onClose={() => undefined} />);
  await userEvent.click(await screen.findByRole('button', { name: '改回模型的值' }));
  await userEvent.click(screen.getByRole('button', { name: /运\s?行/ }));
  expect(sent).toEqual([{ as_of: null, settings: {} }]);
});
