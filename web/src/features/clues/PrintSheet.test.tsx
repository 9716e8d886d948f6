/** The sheet on paper says what the screen says: facts first, ticks, doubts; formulas last. */
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { PRINTING, PrintSheet } from './PrintSheet';
import { printOnce } from './printOnce';
import type { Detail, Explanation } from './queries';

const at = { input: 'a', row_id: '1', file: 'f.xlsx', sheet: 's', line: 4, listed: true };
const row = { at, cells: [{ column: 'kind', shown: 'moved' }] };
const step = {
  step: 'one',
  op: 'filter',
  sentence: 'formula of it',
  head: '',
  decided: true,
  passed: true,
  rows: [],
  row_count: 0,
  coverage: [],
};
const why = {
  disprove: ['an innocent way'],
  verify: ['ask the bank', 'ask the firm'],
  basis: ['an article'],
  checked: false,
  doubt: 'which version',
  values: [{ column: 'sum', shown: '5', masked: false, blank: false }],
  steps: [step],
  facts: [{ input: 'a', table: 'orders', count: 3, whole: [], rows: [row] }],
} as unknown as Explanation;
const detail = {
  clue: { id: 'c1', title: 'a clue', state: '', grade: '', hint: false, case_numbers: [] },
  events: [],
  changes: [],
  corrections: [],
  stated: [],
  draft: { state: '', reason: '', checks: ['ask the bank'] },
  document: '',
  run: null,
} as unknown as Detail;

test('facts with their places come before all else, formulas after all else', () => {
  show(<PrintSheet detail={detail} why={why} annex />);
  const text = screen.getByText('formula of it').closest('article')?.textContent ?? '';
  const order = [
    'kind moved',
    'ask the bank',
    'an innocent way',
    'which version',
    'an article',
    'formula of it',
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(order.every((part) => text.includes(part))).toBe(true);
  expect(text).toContain('f.xlsx·s');
  expect(text).toContain('\u2611 ask the bank');
  expect(text).toContain('\u2610 ask the firm');
});

test('the formulas stay off the paper unless they are asked for', () => {
  show(<PrintSheet detail={detail} why={why} annex={false} />);
  expect(screen.getByText('an article')).toBeTruthy();
  expect(screen.queryByText('formula of it')).toBeNull();
});

test('the time on the sheet is that of its printing', () => {
  vi.useFakeTimers({ now: new Date('2026-01-05T02:00:00Z'), toFake: ['Date'] });
  show(<PrintSheet detail={detail} why={why} annex={false} />);
  expect(screen.getByText('2026-01-05 10:00')).toBeTruthy();
  vi.setSystemTime(new Date('2026-01-05T02:07:00Z'));
  // what a browser sends before it takes the page: nothing of React's comes in between
  window.dispatchEvent(new Event('beforeprint'));
  expect(screen.getByText('2026-01-05 10:07')).toBeTruthy();
  vi.useRealTimers();
});

test('a double click prints once', () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  printOnce();
  printOnce();
  expect(print).toHaveBeenCalledOnce();
});

test('the rest of the page is kept off the paper only while a sheet is there', () => {
  const { unmount } = show(<PrintSheet detail={detail} why={why} annex={false} />);
  expect(document.body.classList.contains(PRINTING)).toBe(true);
  unmount();
  expect(document.body.classList.contains(PRINTING)).toBe(false);
});
