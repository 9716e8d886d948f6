/** The window before a run: values of the last run are taken again, and can be given back. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { modelQuery, type Page } from './queries';
import { RunWindow } from './RunWindow';

const PAGE = {
  card: { id: 'm/1', name: '模型一' },
  days: { proposed: null, data: null, last: null },
  parameters: [
    { name: '宽限', kind: '整数', value: '0', meaning: '', source: '', last: { value: '60' } },
    { name: '类别', kind: '文本列表', value: '甲', values: ['甲'], meaning: '', source: '' },
  ],
} as unknown as Page;

// nothing is lacking, and every table speaks of one day
const FIT = { state: 'whole', runnable: true, as_of: null, tables: [] };

/** Serves the model as it is told to be now; keeps what is sent and asked for. */
function serve(now: () => Page = () => PAGE) {
  const sent: unknown[] = [];
  const asked: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (request: Request) => {
      if (request.method === 'POST') {
        sent.push(await request.json());
        return Response.json({ job_id: 'j1' });
      }
      asked.push(request.url);
      return Response.json(request.url.endsWith('/fit') ? FIT : now());
    }),
  );
  return { sent, asked };
}

const opened = (from?: string) => (
  <RunWindow card={PAGE.card} from={from} onClose={() => undefined} />
);
const press = (name: RegExp | string) =>
  screen.findByRole('button', { name }).then((button) => userEvent.click(button));

/** The model after a run that set the list otherwise; of the other value nothing is kept. */
const LATER = {
  ...PAGE,
  parameters: [
    { ...PAGE.parameters[0], last: null },
    { ...PAGE.parameters[1], last: { value: '甲，乙', values: ['甲', '乙'] } },
  ],
} as unknown as Page;
const PLAIN = {
  ...PAGE,
  parameters: PAGE.parameters.map((one) => ({ ...one, last: null })),
} as unknown as Page;

test('what the last run set is said and sent again', async () => {
  const { sent } = serve();
  show(opened());
  expect(await screen.findByText('沿用上次运行时改过的参数：宽限')).toBeInTheDocument();
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: null, settings: { 宽限: '60' } }]);
});

test('the values of the model can be taken instead', async () => {
  const { sent } = serve();
  show(opened());
  await press('改回模型的值');
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: null, settings: {} }]);
});

test('values that a run changed since the page was read are those of the new answer', async () => {
  const { sent } = serve(() => LATER);
  const { cache, rerender } = show(<span />);
  cache.setQueryData(modelQuery('m/1').queryKey, PAGE);
  rerender(opened());
  expect(screen.getByRole('button', { name: /运\s?行/ })).toBeDisabled();
  expect(await screen.findByText('沿用上次运行时改过的参数：类别')).toBeInTheDocument();
  expect(screen.getByTitle('乙')).toBeInTheDocument();
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: null, settings: { 类别: ['甲', '乙'] } }]);
});

test('after a run with the values of the model nothing old is sent', async () => {
  const { sent } = serve(() => PLAIN);
  const { cache, rerender } = show(<span />);
  cache.setQueryData(modelQuery('m/1').queryKey, PAGE);
  rerender(opened());
  expect(await screen.findByText(/更多参数/)).toBeInTheDocument();
  expect(screen.queryByText(/沿用/)).toBeNull();
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: null, settings: {} }]);
});

test('what is read again while the window is open changes nothing in it', async () => {
  let now = PAGE;
  const { sent } = serve(() => now);
  const { cache } = show(opened());
  await screen.findByText('沿用上次运行时改过的参数：宽限');
  now = LATER;
  await cache.invalidateQueries();
  expect(screen.getByText('沿用上次运行时改过的参数：宽限')).toBeInTheDocument();
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: null, settings: { 宽限: '60' } }]);
});

test('a run on screen gives its own values and is named', async () => {
  const { asked } = serve();
  show(opened('r7'));
  expect(await screen.findByText('沿用运行 r7 改过的参数：宽限')).toBeInTheDocument();
  expect(asked.some((url) => url.endsWith('?run=r7'))).toBe(true);
});

test('a run on screen that set nothing is said to give the values of the model', async () => {
  serve(() => PLAIN);
  show(opened('r7'));
  expect(
    await screen.findByText('运行 r7 没有在页面上改过参数，用的是模型的值'),
  ).toBeInTheDocument();
});

const dated = (proposed: string, data: string, last: string | null) =>
  ({ ...PLAIN, days: { proposed, data, last } }) as Page;

test('the day of the last run stays, both days are said, and the other one can be taken', async () => {
  const { sent } = serve(() => dated('2026-10-31', '2026-08-31', '2026-10-31'));
  show(opened());
  expect(
    await screen.findByText(/上次运行截至 2026-10-31；数据到 2026-08-31。/),
  ).toBeInTheDocument();
  expect(screen.getByDisplayValue('2026-10-31')).toBeInTheDocument();
  expect(screen.queryByText(/早于那次运行/)).toBeNull();
  await press('改用 2026-08-31');
  expect(screen.getByDisplayValue('2026-08-31')).toBeInTheDocument();
  expect(screen.getByText(/早于那次运行/)).toBeInTheDocument();
  await press('改用 2026-10-31');
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: '2026-10-31', settings: {} }]);
});

test('data that reach a later day than the last run lead to that day', async () => {
  const { sent } = serve(() => dated('2026-11-30', '2026-11-30', '2026-10-31'));
  show(opened());
  expect(await screen.findByRole('button', { name: '改用 2026-10-31' })).toBeInTheDocument();
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: '2026-11-30', settings: {} }]);
});

test('a run on screen gives its day', async () => {
  const { sent } = serve(() => dated('2026-05-31', '2026-08-31', '2026-05-31'));
  show(opened('r7'));
  expect(
    await screen.findByText(/运行 r7 截至 2026-05-31；数据到 2026-08-31。/),
  ).toBeInTheDocument();
  await press(/运\s?行/);
  expect(sent).toEqual([{ as_of: '2026-05-31', settings: {} }]);
});

test('how many values differ from those of the model is said', async () => {
  serve();
  show(opened());
  expect(await screen.findByText('更多参数（2 项，其中 1 项改过）')).toBeInTheDocument();
  await press('改回模型的值');
  expect(await screen.findByText('更多参数（2 项，用默认值即可）')).toBeInTheDocument();
});
