import { expect, test } from 'vitest';
import type { Draft } from '../types';
import { replacedLater } from './replacedLater';

const draft = (key: string, mode: string, supplier = '甲', scope = 'supplier', table = '表') =>
  ({
    key,
    name: key,
    state: 'ready',
    parts: [{ table, left_out: false }],
    delivery: { supplier, mode, scope },
  }) as unknown as Draft;

test('a later file of the same supplier that replaces takes out what an earlier one brings', () => {
  const files = [draft('一', 'replace'), draft('二', 'replace')];
  expect(replacedLater(files[0]!, files)).toEqual({ name: '二', table: '表' });
  expect(replacedLater(files[1]!, files)).toBeUndefined();
});

test('files that add, of other suppliers or into other tables leave each other alone', () => {
  const first = draft('一', 'replace');
  for (const other of [
    draft('二', 'append'),
    draft('二', 'replace', '乙'),
    draft('二', 'replace', '甲', 'supplier', '别表'),
  ])
    expect(replacedLater(first, [first, other])).toBeUndefined();
});

test('a later file that replaces the whole table takes out the rows of everybody', () => {
  const files = [draft('一', 'append', '甲'), draft('二', 'replace', '乙', 'all')];
  expect(replacedLater(files[0]!, files)).toEqual({ name: '二', table: '表' });
});
