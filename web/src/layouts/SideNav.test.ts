import { expect, test } from 'vitest';
import type { NavEntry } from '../app/feature';
import { currentEntry } from './SideNav';

const entry = (to: string): NavEntry => ({
  to,
  label: to,
  icon: () => null,
  order: 0,
  place: 'side',
});
const ENTRIES = ['/', '/data', '/data/uploads', '/models'].map(entry);

test('a page below an entry belongs to it, the longest address first', () => {
  expect(currentEntry(ENTRIES, '/data/t1/quality')?.to).toBe('/data');
  expect(currentEntry(ENTRIES, '/data/uploads/7')?.to).toBe('/data/uploads');
});

test('the start page is only itself, and a like beginning is not enough', () => {
  expect(currentEntry(ENTRIES, '/')?.to).toBe('/');
  expect(currentEntry(ENTRIES, '/database')).toBeUndefined();
});
