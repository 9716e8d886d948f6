import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { show } from '../../../test/render';
import { poolKeys } from '../queries';
import type { Draft } from '../types';
import { useHoldUps } from './holdUps';
import { SourceStep } from './SourceStep';
import { sameFor } from './useDelivery';

const draft = (key: string, mode = 'append', keyless: string[] = []) =>
  ({
    key,
    name: `${key}.csv`,
    state: 'ready',
    parts: [{ no: 1, left_out: false }],
    undated: [],
    late: [],
    keyless,
    newest: {},
    sent: [],
    same_month: '',
    earlier: [],
    day_origins: {},
    delivery: { supplier: '', authority: '', days: {}, coverage: [], mode, scope: 'supplier' },
  }) as unknown as Draft;

let sent: [string, Record<string, unknown>][];
let kept: Map<string, Draft>;

/** Keeps what is answered, as the server does. */
function begin(...drafts: Draft[]) {
  kept = new Map(drafts.map((one) => [one.key, one]));
  const page = show(<SourceStep drafts={drafts} />);
  for (const one of drafts) page.cache.setQueryData(poolKeys.draft(one.key), one);
}

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const key = new URL(request.url).pathname.split('/').at(-1) ?? '';
    if (request.method !== 'PATCH') return Response.json({ names: [] });
    const said = (await request.json()) as Record<string, unknown>;
    sent.push([key, said]);
    const before = kept.get(key)!;
    const now = { ...before, delivery: { ...before.delivery, ...said } } as Draft;
    kept.set(key, now);
    return Response.json(now);
  });
});

const file = (name: string) => within(screen.getByRole('region', { name }));

test('what happens to earlier rows is said of one file, and not of the others', async () => {
  begin(draft('a'), draft('b'));
  await userEvent.click(file('b.csv').getByRole('radio', { name: /^替换/ }));
  await waitFor(() => expect(sent).toEqual([['b', { mode: 'replace' }]]));
});

test('a supplier is asked for each file by its name', () => {
  begin(draft('a'), draft('b'));
  for (const name of ['a.csv', 'b.csv'])
    expect(file(name).getByRole('combobox', { name: `${name} 的供数单位` })).toBeInTheDocument();
});

test('coverage typed at one file holds for it alone', async () => {
  begin(draft('a'), draft('b'));
  await userEvent.click(file('a.csv').getByRole('button', { name: /添加一条覆盖范围/ }));
  await userEvent.type(screen.getByLabelText('a.csv 的地区代码'), '9901');
  await waitFor(() => expect(sent.length).toBeGreaterThan(0));
  expect(new Set(sent.map(([key]) => key))).toEqual(new Set(['a']));
  expect(screen.queryByLabelText('b.csv 的地区代码')).not.toBeInTheDocument();
});

test('what was said of one file is given to the others on demand, their suppliers stay', async () => {
  begin(draft('a', 'replace'), draft('b'));
  await userEvent.click(file('a.csv').getByRole('button', { name: /也用于其余 1 个文件/ }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual(['b', { authority: '', mode: 'replace', scope: 'supplier' }]);
});

test('that a file is complete for every day is not said of the others by one press', async () => {
  const open = { place: '', unit: '', start: null, end: null };
  const year = { place: '990101', unit: '', start: '2024-01-01', end: '2024-12-31' };
  const first = draft('a');
  first.delivery.coverage = [open] as never;
  begin(first, draft('b'));
  expect(screen.getByText(/不一并带过去/)).toBeInTheDocument();
  await userEvent.click(
    file('a.csv').getByRole('button', { name: '依据和方式也用于其余 1 个文件' }),
  );
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.[1]).not.toHaveProperty('coverage');
  first.delivery.coverage = [open, year] as never;
  expect(sameFor(first, draft('b')).coverage).toEqual([year]);
});

test('a file whose table has no key is not told to correct', async () => {
  begin(draft('a', 'correct'), draft('b', 'append', ['无键表']));
  await userEvent.click(file('a.csv').getByRole('button', { name: /也用于其余 1 个文件/ }));
  await waitFor(() => expect(sent).toEqual([['b', { authority: '' }]]));
});

test('a blank statement is sent only when it is said to have no days', async () => {
  begin(draft('a'));
  await userEvent.click(file('a.csv').getByRole('button', { name: /添加一条覆盖范围/ }));
  await waitFor(() => expect(sent).toEqual([['a', { coverage: [] }]]));
  expect(screen.getByText(/请写明起止日期/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('checkbox', { name: '确实没有起止，全部都在' }));
  const whole = { place: '', unit: '', start: null, end: null };
  await waitFor(() => expect(sent.at(-1)).toEqual(['a', { coverage: [whole] }]));
});

test('a statement that is not finished holds the wizard up, and is there again afterwards', async () => {
  const one = {
    ...draft('a'),
    parts: [{ no: 1, left_out: false, missing: [] }],
    questions: [],
    differing: [],
  } as unknown as Draft;
  const page = show(<Asking draft={one} step={2} />);
  kept = new Map([['a', one]]);
  page.cache.setQueryData(poolKeys.draft('a'), one);
  await userEvent.click(screen.getByRole('button', { name: /添加一条覆盖范围/ }));
  await userEvent.type(screen.getByLabelText('a.csv 的地区代码'), '9901');
  page.rerender(<Asking draft={one} step={1} />);
  expect(screen.queryByLabelText('a.csv 的地区代码')).not.toBeInTheDocument();
  expect(screen.getByText(/“a.csv”的覆盖范围没有写完/)).toBeInTheDocument();
  page.rerender(<Asking draft={one} step={2} />);
  expect(screen.getByLabelText('a.csv 的地区代码')).toHaveValue('9901');
  await userEvent.click(screen.getByRole('checkbox', { name: /确实没有起止/ }));
  await waitFor(() => expect(screen.queryByText(/没有写完/)).not.toBeInTheDocument());
  await waitFor(() => expect(sent.at(-1)?.[1]).toMatchObject({ coverage: [{ place: '9901' }] }));
});

/** The step, and what holds one up after it, as the wizard shows both. */
function Asking({ draft, step }: { draft: Draft; step: number }) {
  const files = { keys: ['a'], drafts: [draft], lost: [], setKeys: () => undefined };
  const holdUps = useHoldUps(files);
  return (
    <>
      {step === 2 && <SourceStep drafts={[draft]} />}
      <p>{holdUps[3]?.text}</p>
    </>
  );
}

test('where most rows are there already, to correct is proposed where the way is chosen', async () => {
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', async (request: Request) =>
    /parts\/1$/.test(request.url) ? Response.json({ again: 9, kept: 10 }) : answer(request),
  );
  begin(draft('a'));
  await userEvent.click(
    await screen.findByRole('button', { name: '改为“更正”' }, { timeout: 5000 }),
  );
  await waitFor(() => expect(sent).toEqual([['a', { mode: 'correct' }]]));
});

const OCTOBER = {
  table: '名册',
  import_id: 'i1',
  file: '十月.csv',
  as_of: '2025-10-31',
  values: {},
  rows: 3,
};
const NOVEMBER = { ...OCTOBER, import_id: 'i2', file: '十一月.csv', as_of: '2025-11-30', rows: 2 };

/** A file of a month, where its supplier has sent two before. */
const monthly = (same_month: string) => {
  const made = draft('a');
  return {
    ...made,
    sent: [NOVEMBER, OCTOBER],
    same_month,
    delivery: { ...made.delivery, days: { 名册: '2025-10-31' } },
  } as Draft;
};

test('a file of a month that is there already may take the place of that file alone', async () => {
  begin(monthly('i1'));
  expect(screen.getByText(/已送来同一个月的一份：十月.csv.*3 行/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '只替换那一份' }));
  await waitFor(() =>
    expect(sent).toEqual([['a', { mode: 'replace', scope: 'file', instead: 'i1' }]]),
  );
});

test('who replaces all that the supplier sent is told how much that is', () => {
  const made = monthly('');
  begin({ ...made, delivery: { ...made.delivery, mode: 'replace' } });
  expect(screen.getByText(/此前的 2 份、5 行都会换掉/)).toBeInTheDocument();
  expect(screen.getByText(/是别的月份的；每月一份的，请选“追加”/)).toBeInTheDocument();
});

test('a file of another month is added without more words than that', () => {
  begin(monthly(''));
  expect(screen.getByText(/此前送来的 2 份是别的月份的，追加即可/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '只替换那一份' })).toBeNull();
});
