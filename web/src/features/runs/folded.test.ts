/** Rows aside that say the same stand once, with all places. */
import { expect, test } from 'vitest';
import { folded } from './folded';
import type { Aside } from './queries';

const row = (index: number, month: string, place: string): Aside => ({
  index,
  step: 'a',
  reason: 'r',
  subject: { month },
  covered: [],
  places: [place],
  unread: {},
  values: {},
  document: '',
  document_name: '',
});

test('lines that are the same are counted, others stay', () => {
  const lines = folded([row(0, '2023-05', 'x'), row(1, '2023-06', 'y'), row(2, '2023-05', 'z')]);
  expect(lines.map((one) => [one.index, one.times])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  expect(lines[0]?.places).toEqual(['x', 'z']);
});
