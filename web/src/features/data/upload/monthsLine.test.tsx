import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { draft, part } from '../../../test/draft';
import { show } from '../../../test/render';
import type { Draft, Months, Part } from '../types';
import { PartNotes } from './PartNotes';

const months: Months = {
  ...{ taken: true, confirmed: false, first: '2026-01', last: '2026-04' },
  ...{ lines: 73, months: 4, rows: 290, blank: 2, empty: 0, totals: ['合计'] },
  ...{ where: '标题', asked: true, begins: '1月', year: '' },
  ...{
    month_column: '享受月份',
    value_column: '金额',
    meaning: '津贴所属月份',
    doubt: '可能是到账的月份',
  },
  unlike: '',
};

const bare = { earlier: [], going: [], refused: [] };

/** Shows the notes of a list with a column a month; what is answered. */
function shown(changed: Partial<Months>) {
  const sent: unknown[] = [];
  const mine = {
    ...part,
    ...{
      missing: [],
      change: null,
      unread: [],
      places: [],
      notes: [],
      unmatched: [],
      hidden: false,
    },
    months: { ...months, ...changed },
  } as unknown as Part;
  const whole = { ...draft, ...bare, parts: [mine] } as unknown as Draft;
  vi.stubGlobal('fetch', async (asked: Request) => {
    if (asked.method === 'PATCH') sent.push(await asked.json());
    return Response.json(whole);
  });
  show(<PartNotes draft={whole} part={mine} />);
  return sent;
}

test('a list with a column a month tells its rows, its months and what may be wrong', async () => {
  const sent = shown({});
  expect(await screen.findByText(/73 行 × 4 个月 → 290 行.*空白 2 格没有成行/)).toBeInTheDocument();
  expect(screen.getByText(/2026-01 至 2026-04（年份：标题）.*“享受月份”/)).toBeInTheDocument();
  expect(screen.getByText('可能是到账的月份')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: '按月拆成多行' }));
  await vi.waitFor(() => expect(sent).toEqual([{ answers: { 'p1.months': 'rows' } }]));
});

test('sums that are not those of their months are told', async () => {
  shown({ unlike: '2 行的合计与各月之和不符' });
  expect(await screen.findByText('2 行的合计与各月之和不符')).toBeInTheDocument();
});

test('it may be read as it stands, and be taken apart again', async () => {
  const sent = shown({ confirmed: true });
  fireEvent.click(await screen.findByRole('button', { name: '不拆，按原样读' }));
  await vi.waitFor(() => expect(sent).toEqual([{ answers: { 'p1.months': 'wide' } }]));
});

test('a list that stands as it was sent offers to take it apart', async () => {
  const sent = shown({ taken: false });
  expect(await screen.findByText(/现在不拆/)).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: '按月拆成多行' }));
  await vi.waitFor(() => expect(sent).toEqual([{ answers: { 'p1.months': 'rows' } }]));
});

test('where nothing tells the year a person gives it before anything else', async () => {
  const sent = shown({ where: '', first: '1月', last: '4月' });
  expect(await screen.findByText(/请写明“1月”的年份/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '按月拆成多行' })).toBeDisabled();
  const year = screen.getByRole('spinbutton', { name: '第一个月的年份' });
  expect(year).toHaveValue('');
  fireEvent.change(year, { target: { value: '2025' } });
  fireEvent.blur(year);
  await vi.waitFor(() => expect(sent).toEqual([{ answers: { 'p1.year': '2025' } }]));
});
