import { expect, test } from 'vitest';
import type { PoolRow } from '../types';
import { columnWidth, textWidth } from './widths';

const row = (shown: string): PoolRow =>
  ({ id: shown, cells: { 姓名: { shown, raw: '', state: '' } } }) as unknown as PoolRow;

test('a column has room for its longest value and for the eye beside it', () => {
  const short = columnWidth('姓名', [row('张*')], false);
  const long = columnWidth('姓名', [row('张*'), row('990101********0239')], false);
  expect(long).toBeGreaterThanOrEqual(short + 60);
  expect(columnWidth('姓名', [row('990101********0239')], true)).toBe(long + 28);
});

test('a column never hides its head, nor takes the whole page', () => {
  expect(columnWidth('统筹基金支付的金额合计', [], false)).toBeGreaterThan(11 * 14);
  expect(columnWidth('姓名', [row('字'.repeat(500))], false)).toBe(250);
});

test('a character of Chinese is wider than a digit', () => {
  expect(textWidth('汉')).toBeGreaterThan(textWidth('1'));
});
