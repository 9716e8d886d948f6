/** The difference between a text as supplied and its value is told where it cannot be seen. */
import { expect, test } from 'vitest';
import { differs } from './SourceCells';

test('spaces and widths are named, anything else is shown', () => {
  expect(differs('故意 ', '故意')).toBe('spaces');
  expect(differs('　故意', '故意')).toBe('spaces');
  expect(differs('２０２３', '2023')).toBe('width');
  expect(differs('2023/4/1', '2023-04-01')).toBe('raw');
});

test('a cell that reads as its value is said to differ in nothing', () => {
  expect(differs('2,916.50', '2,916.50')).toBe('same');
  expect(differs(' 2,916.50', '2,916.50')).toBe('spaces');
});
