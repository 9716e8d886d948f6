import { expect, test } from 'vitest';
import { beijing } from './beijing';
import { day, minute } from './numbers';

test.each([
  ['2026-11-27T17:30:00Z', '2026-11-28 01:30', '2026-11-28'],
  ['2026-11-27T17:30:00+00:00', '2026-11-28 01:30', '2026-11-28'],
  ['2026-11-28T01:30:00+08:00', '2026-11-28 01:30', '2026-11-28'],
  ['2026-11-27', '2026-11-27 00:00', '2026-11-27'],
])('%s is shown by the clock in China', (value, time, date) => {
  expect([minute(value), day(value)]).toEqual([time, date]);
  expect(beijing(value).date()).toBe(Number(date.slice(-2)));
});
