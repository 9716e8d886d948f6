/** Words of fixed lists, and nouns that follow their number. */
import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../app/i18n';
import words from '../locales/zh-CN/words.json';

afterEach(() => setLanguage('zh-CN'));

test('in Chinese the words of the server stay as they are', () => {
  const changed = Object.values(words).flatMap((list) =>
    Object.entries(list).filter(([sent, shown]) => sent !== shown),
  );
  expect(changed).toEqual([]);
});

test('an English noun follows its number, grouped or not', async () => {
  await setLanguage('en-US');
  const rows = (rows: string) => i18next.t('data:facts.rows', { rows });
  expect(rows('1')).toBe('1 row');
  expect(rows('0')).toBe('0 rows');
  expect(rows('1,001')).toBe('1,001 rows');
  expect(i18next.t('clues:list.count', { total: 1 })).toBe('1 clue in all');
});

test('a word of a fixed list is told in English, another stays', async () => {
  await setLanguage('en-US');
  const word = (text: string) => i18next.t(`words:state.${text}`, { defaultValue: text });
  const [open = ''] = Object.keys(words.state);
  expect(word(open)).toBe('To check');
  expect(word('own.1')).toBe('own.1');
});
