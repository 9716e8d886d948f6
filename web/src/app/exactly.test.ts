import { describe, expect, it } from 'vitest';
import { exactly } from './exactly';

describe('values of the address', () => {
  it('keeps every digit of an identity number', () => {
    expect(exactly('990101195510069299')).toBe('990101195510069299');
  });
  it('reads numbers, lists and quoted texts as before', () => {
    expect(exactly('3')).toBe(3);
    expect(exactly('["线索"]')).toEqual(['线索']);
    expect(exactly('"12"')).toBe('12');
  });
});
