import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import type { Problem } from '../api/problem';
import { setLanguage } from '../app/i18n';
import { problemWords } from './problemWords';

const LOCKED: Problem = {
  title: '数据正被占用',
  code: 'store.locked',
  status: 503,
  remedy: '请重试',
};

afterEach(() => setLanguage('zh-CN'));

test('in Chinese the sentence of the server is the title', () => {
  expect(problemWords(LOCKED, i18next.t)).toEqual({ title: '数据正被占用', remedy: '请重试' });
});

test('in English the code gives the title, and the sentence of the server stands below', async () => {
  await setLanguage('en-US');
  const told = problemWords(LOCKED, i18next.t);
  expect(told.title).toBe('The data is in use; try again');
  expect(told.said).toBe('数据正被占用');
  await setLanguage('zh-CN');
  expect(problemWords(LOCKED, i18next.t).title).toBe('数据正被占用');
});

test('a code that no list holds keeps the words of the server', async () => {
  await setLanguage('en-US');
  expect(problemWords({ ...LOCKED, code: 'own.code' }, i18next.t).title).toBe('数据正被占用');
});
