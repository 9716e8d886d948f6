/** The words of the interface: complete in both languages, all used, all in the locale files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(__dirname, '..');
const LOCALES = join(SRC, 'locales');

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf-8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
}

const sources = files(SRC)
  .filter((path) => !/\.test\.tsx?$/.test(path) && !relative(SRC, path).startsWith('test'))
  .map((path) => ({ path: relative(SRC, path), text: readFileSync(path, 'utf-8') }));

function flat(value: unknown, prefix: string): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  const join = prefix.endsWith(':') ? '' : '.';
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, `${prefix}${join}${key}`));
}

function keys(language: string): string[] {
  return readdirSync(join(LOCALES, language)).flatMap((name) =>
    flat(JSON.parse(readFileSync(join(LOCALES, language, name), 'utf-8')), `${name.slice(0, -5)}:`),
  );
}

const chinese = keys('zh-CN');
const namespaces = new Set(chinese.map((key) => key.split(':')[0]));
// English has forms of number where Chinese has one
const english = new Set(keys('en-US').map((key) => key.replace(/_(one|other)$/, '')));

/** `'clues:list.title'` in any kind of quotes. */
const WHOLE = /['"`]([a-z][A-Za-z]*:[A-Za-z0-9_.]+)['"`]/g;
/** `` `clues:state.${code}` ``: all keys that begin so count as used. */
const BEGUN = /`([a-z][A-Za-z]*:[A-Za-z0-9_.]*)\$\{/g;

function found(pattern: RegExp): { key: string; path: string }[] {
  return sources
    .flatMap(({ path, text }) =>
      [...text.matchAll(pattern)].map((match) => ({ key: match[1] ?? '', path })),
    )
    .filter(({ key }) => namespaces.has(key.split(':')[0]));
}

test('every used key has Chinese words', () => {
  const there = new Set(chinese);
  const missing = found(WHOLE).filter(({ key }) => !there.has(key));
  expect(missing).toEqual([]);
});

test('every begun key leads to some words', () => {
  const missing = found(BEGUN).filter(({ key }) => !chinese.some((one) => one.startsWith(key)));
  expect(missing).toEqual([]);
});

test('every Chinese key is used', () => {
  const used = new Set(found(WHOLE).map(({ key }) => key));
  const begun = found(BEGUN).map(({ key }) => key);
  const unused = chinese.filter(
    (key) => !used.has(key) && !begun.some((one) => key.startsWith(one)),
  );
  expect(unused).toEqual([]);
});

test('English has the keys of Chinese and no others', () => {
  expect(chinese.filter((key) => !english.has(key))).toEqual([]);
  const there = new Set(chinese);
  // the titles of errors: in Chinese the server tells them itself
  const own = [...english].filter((key) => !key.startsWith('problems:'));
  expect(own.filter((key) => !there.has(key))).toEqual([]);
});

test('no Chinese stands in the code', () => {
  const signs = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;
  const lines = sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ at: `${path}:${index + 1}`, line }))
      .filter(({ line }) => signs.test(line)),
  );
  expect(lines).toEqual([]);
});
