import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { clueSearch } from '../clues/search';
import { todoQuery } from './queries';
import { WaitingPanel } from './WaitingPanel';

const row = (grade: string, total: number) => ({
  grade,
  total,
  week: total,
  month: 0,
  older: 0,
  oldest: null,
});

test('grades stand by their scales, and those without one can be opened', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const { cache } = show(<WaitingPanel />);
  cache.setQueryData(todoQuery.queryKey, {
    items: [],
    waiting: [row('确定', 1), row('A', 7), row('较可能', 2), row('权益', 3), row('', 21)],
    kind: '线索',
    open: '待核查',
    ages: {},
  } as never);
  const table = within(await screen.findByRole('table'));
  const rows = table.getAllByRole('row').slice(2);
  expect(rows.map((one) => one.querySelector('th')?.textContent)).toEqual([
    '把握（文书规则）',
    '确定',
    '较可能',
    '先后（监督模型）',
    'A 最先查',
    '对象（监督模型）',
    '权益',
    '没有等级',
    '模型没有分等级',
  ]);
  const link = table.getByRole('link', { name: '模型没有分等级 合计 21' });
  const asked = new URL(link.getAttribute('href') ?? '', 'http://x').searchParams.get('grade');
  expect(clueSearch({ grade: JSON.parse(asked ?? '') }).grade).toEqual(['']);
});
