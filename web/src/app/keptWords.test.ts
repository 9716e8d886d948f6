import { beforeEach, expect, test } from 'vitest';
import { covered, forgetWords, uncovered } from './keptWords';

const NUMBER = '990101200103040012';

beforeEach(forgetWords);

test('whom one looks for does not stand in the address, and is found again in this window', () => {
  for (const search of [
    { q: '赵某甲' },
    { q: NUMBER },
    { find: NUMBER },
    { text: `99 ${NUMBER}` },
  ]) {
    const told = covered(search);
    expect(JSON.stringify(told)).not.toContain(String(Object.values(search)[0]));
    expect(covered(search)).toEqual(told);
    expect(uncovered(told)).toEqual(search);
  }
});

test('other filters stand as they are, so that a link to a list can be passed on', () => {
  const search = { text: '养老金', state: ['待核查'], created_from: '2026-03-01', kind: 'clues' };
  expect(covered(search)).toEqual(search);
  expect(uncovered(search)).toEqual(search);
});

test('a sign of another window, or after signing out, means nothing', () => {
  const told = covered({ q: '赵某甲', kind: 'clues' });
  forgetWords();
  expect(uncovered(told)).toEqual({ kind: 'clues' });
});
