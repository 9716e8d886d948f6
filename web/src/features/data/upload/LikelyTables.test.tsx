import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18n from 'i18next';
import { expect, test, vi } from 'vitest';
import { draft, part } from '../../../test/draft';
import { show } from '../../../test/render';
import type { Part } from '../types';
import { LikelyTables, unsureText } from './LikelyTables';

const guess = (table: string, held: number) => ({
  table,
  held,
  score: 27,
  reason: '',
  missing: [],
});
const sheet = (rows: number, columns: number, ...guesses: object[]) =>
  ({
    ...part,
    rows,
    guesses,
    sources: Array.from({ length: columns }, () => ({})),
  }) as unknown as Part;

const names = () => screen.getAllByRole('button').map((one) => one.textContent);

test('where hardly a column fits, that it is none of the tables stands first', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.clone().json());
    return Response.json(draft);
  });
  const weak = sheet(197, 8, guess('生存迹象', 3), guess('养老金停复', 3));
  expect(unsureText(weak, i18n.t)).toContain('只对上 3 列');
  show(<LikelyTables draft={draft} part={weak} />);
  expect(names().slice(-3)).toEqual([
    '不导入',
    '“生存迹象”（对上 3 列）',
    '“养老金停复”（对上 3 列）',
  ]);
  await userEvent.click(screen.getByRole('button', { name: '不导入' }));
  await waitFor(() => expect(sent).toEqual([{ answers: { 'p1.table': '' } }]));
});

test('where most columns fit, the tables stand first', () => {
  const near = sheet(90, 5, guess('工资发放', 4));
  expect(unsureText(near, i18n.t)).toBe('不能确定是哪一张表，请选择：');
  show(<LikelyTables draft={draft} part={near} />);
  expect(names()[0]).toBe('“工资发放”（对上 4 列）');
  expect(names()).toContain('不导入');
});

test('a note of one row is offered no table', () => {
  const note = sheet(1, 1, guess('三书比对', 1));
  expect(unsureText(note, i18n.t)).toContain('多半是说明');
  show(<LikelyTables draft={draft} part={note} />);
  expect(names()[0]).toBe('不导入');
  expect(names().join()).not.toContain('三书比对');
});
