import { expect, test } from 'vitest';
import { readFilters } from './filters';

test('an address gives its conditions; what is none is left out', () => {
  const search = { q: 2031, state: ['a'], kind: '', court: 7, sort: 'clues', other: 'x' };
  expect(readFilters(search)).toEqual({ q: '2031', state: ['a'], sort: 'clues' });
});
