import { expect, test } from 'vitest';
import {
  count,
  daysLeft,
  inTenThousands,
  isLarge,
  minute,
  money,
  percent,
  points,
  withGroups,
} from './numbers';

test('money keeps every digit of the text', () => {
  expect(money('1234567.5')).toBe('1,234,567.50');
  expect(money('-12345678901234567.89')).toBe('-12,345,678,901,234,567.89');
  expect(money('0.125')).toBe('0.125');
  expect(money(100)).toBe('100.00');
});

test('what is no number stays as it is', () => {
  expect(money('—')).toBe('—');
});

test('ten thousands are rounded half up to one decimal', () => {
  expect(inTenThousands('96427999')).toBe('9,642.8');
  expect(inTenThousands('10499.99')).toBe('1.0');
  expect(inTenThousands('10500')).toBe('1.1');
});

test('only ten thousand and more is large', () => {
  expect(isLarge('9999.99')).toBe(false);
  expect(isLarge('-10000')).toBe(true);
});

test('counts are grouped and percents have one decimal', () => {
  expect(count(12486)).toBe('12,486');
  expect(percent(0.1234)).toBe('12.3%');
});

test('some is not told as none, nor nearly all as all', () => {
  expect([0, 0.0004, 0.0005].map(percent)).toEqual(['0.0%', '<0.1%', '0.1%']);
  expect([0.9994, 0.9996, 1].map(percent)).toEqual(['99.9%', '>99.9%', '100.0%']);
});

test('days are counted by the calendar', () => {
  expect(daysLeft('2026-11-28', '2026-11-22T23:59:00')).toBe(6);
  expect(daysLeft('2026-11-20', '2026-11-22')).toBe(-2);
});

test('times show minutes', () => {
  expect(minute('2026-11-22T14:05:59')).toBe('2026-11-22 14:05');
});

test('amounts within a text are grouped, and nothing else is', () => {
  expect(withGroups('未追回 60000.00 元')).toBe('未追回 60,000.00 元');
  expect(withGroups('1234567.50')).toBe('1,234,567.50');
  expect(withGroups('2023-05 990102 12345.6789 1.2345.67 999.00')).toBe(
    '2023-05 990102 12345.6789 1.2345.67 999.00',
  );
});

test('points have no zeros that look like cents', () => {
  expect(points('100.00')).toBe('100');
  expect(points('12345.50')).toBe('12,345.5');
  expect(points('7')).toBe('7');
});
