import { expect, test } from 'vitest';
import { pieces } from './Marked';

test('words are cut out of a text wherever they stand, others stay whole', () => {
  const found = pieces('a (b) and A again', ['a', '(b)']);
  expect(found.map((one) => one.text).join('')).toBe('a (b) and A again');
  expect(found.filter((one) => one.hit).map((one) => one.text)).toEqual([
    'a',
    '(b)',
    'a',
    'A',
    'a',
    'a',
  ]);
  expect(found.map((one) => one.at)).toEqual([...found.map((one) => one.at)].sort((x, y) => x - y));
});

test('a text without words to find is one piece', () => {
  expect(pieces('text', [])).toEqual([{ at: 0, text: 'text', hit: false }]);
});
