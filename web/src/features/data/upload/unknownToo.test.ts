import { expect, test } from 'vitest';
import type { Draft } from '../types';
import { unknownToo } from './unknownToo';

const ASKED = [{ value: '=公安' }, { value: '=民政' }, { value: '' }];

type More = { said?: Record<string, string>; asked?: boolean; choices?: object[]; table?: string };

const list = (key: string, more: More, supplier = '某局', proposed: string | null = null) =>
  ({
    key,
    state: 'ready',
    delivery: { supplier },
    parts: [
      {
        no: 1,
        table: more.table ?? '死亡登记',
        left_out: false,
        said: more.said ?? {},
        targets: [{ name: '来源', choices: more.choices ?? ASKED }],
      },
    ],
    questions: more.asked ? [{ id: 'p1.column.来源', kind: 'column', part: 1, proposed }] : [],
  }) as unknown as Draft;

const UNKNOWN = list('one', { said: { 'column.来源': '' } });

test('what is not known of one list is not asked of the others of the same office', () => {
  expect(
    unknownToo([UNKNOWN, list('two', { asked: true }), list('three', { asked: true })]),
  ).toEqual([
    { key: 'two', answers: { 'p1.column.来源': '' } },
    { key: 'three', answers: { 'p1.column.来源': '' } },
  ]);
});

test('another office, table or proposal, or a column that might be meant, is asked about', () => {
  for (const other of [
    list('two', { asked: true }, '另一局'),
    list('two', { asked: true, table: '殡葬登记' }),
    list('two', { asked: true }, '某局', '=公安'),
    list('two', { asked: true, choices: [{ value: 'c3' }, { value: '' }] }),
    list('two', {}),
  ])
    expect(unknownToo([UNKNOWN, other])).toEqual([]);
});

test('a value that was stated is no answer for the others', () => {
  const stated = list('one', { said: { 'column.来源': '=公安' } });
  expect(unknownToo([stated, list('two', { asked: true })])).toEqual([]);
});
