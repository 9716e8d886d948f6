import { describe, expect, it } from 'vitest';
import { placed } from './useFiles';

describe('the list of files', () => {
  it('keeps the order of choosing when a later file is taken in first', () => {
    const chosen = ['roster', 'list'];
    const first = placed([], 'list', chosen);
    expect(placed(first, 'roster', chosen)).toEqual(['roster', 'list']);
  });

  it('leaves files of an earlier visit in front', () => {
    expect(placed(['old'], 'roster', ['roster'])).toEqual(['old', 'roster']);
  });
});
