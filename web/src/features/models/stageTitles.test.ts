import { expect, test } from 'vitest';
import { withoutCodes } from './stageTitles';

test('the numbers of rules are left out of a heading, other words stay', () => {
  const codes = ['C3', 'C4', 'C2A'];
  expect(withoutCodes('C3 notice (5 days), C4 service', codes)).toBe('notice (5 days), service');
  expect(withoutCodes('C2A late', codes)).toBe('late');
  expect(withoutCodes('see docs, SM4 key, C9 unknown', codes)).toBe(
    'see docs, SM4 key, C9 unknown',
  );
  expect(withoutCodes('', codes)).toBe('');
});
