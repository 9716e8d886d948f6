import { expect, test } from 'vitest';
import type { Draft } from '../types';
import { ended, leftOut, unread } from './useDrafts';

const draft = (state: string, ...left: boolean[]): Draft =>
  ({ state, parts: left.map((left_out) => ({ left_out })) }) as unknown as Draft;

test('a file of which nothing is wanted keeps nobody waiting', () => {
  expect(leftOut(draft('ready', true, true))).toBe(true);
  expect(ended(draft('ready', true, true))).toBe(true);
});

test('a file that waits, is read or is imported has not ended', () => {
  expect(ended(draft('ready', true, false))).toBe(false);
  expect(ended(draft('reading'))).toBe(false);
  expect(ended(draft('importing', true))).toBe(false);
});

test('what is imported and what could not be read has ended', () => {
  expect(ended(draft('done', false))).toBe(true);
  expect(ended(draft('failed'))).toBe(true);
});

test('a file that was cut, or of which a part is unread, is not complete', () => {
  const refused = (...codes: string[]) =>
    unread({ refused: codes.map((code) => ({ code })) } as unknown as Draft);
  expect(refused()).toBeUndefined();
  expect(refused('pool.empty_sheet')).toBeUndefined();
  expect(refused('pool.cut_off')).toBe('cut');
  expect(refused('pool.cut_off', 'pool.xml')).toBe('parts');
});
