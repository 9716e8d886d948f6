import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/render';
import type { OpenDraft } from '../types';
import { OpenDrafts, visitsOf } from './OpenDrafts';

const file = (key: string, visit: string, more: Partial<OpenDraft> = {}): OpenDraft => ({
  key,
  name: `${key}.xlsx`,
  begun: '2026-11-29T05:20:00Z',
  state: 'ready',
  visit,
  ...more,
});

/** A server with these files, newest first; what is given up goes. */
function serve(files: OpenDraft[]) {
  const dropped: string[] = [];
  vi.stubGlobal('fetch', async (asked: Request) => {
    if (asked.method !== 'DELETE')
      return Response.json(files.filter((one) => !dropped.includes(one.key)));
    dropped.push(asked.url.split('/').at(-1) ?? '');
    return new Response(null, { status: 204 });
  });
  return dropped;
}

test('files of one visit stand together, by name whichever was sent first', () => {
  const month = (n: number, more: Partial<OpenDraft> = {}) =>
    file(`m${n}`, 'a', { name: `2026年${n}月.xlsx`, ...more });
  const visits = visitsOf([file('d', 'd'), month(2), month(10), file('c', 'c'), month(1)]);
  expect(visits.map((files) => files.map((one) => one.key))).toEqual([
    ['d'],
    ['m1', 'm2', 'm10'],
    ['c'],
  ]);
});

test('a visit that was not finished is offered with its day and goes on with all its files', async () => {
  serve([file('b', 'a'), file('a', 'a')]);
  const resume = vi.fn();
  show(<OpenDrafts onResume={resume} />);
  expect(await screen.findByText('没有做完的上传')).toBeVisible();
  expect(screen.getByText('a.xlsx、b.xlsx')).toBeVisible();
  expect(screen.getByText('2026-11-29 13:20')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '继续 a.xlsx、b.xlsx' }));
  expect(resume).toHaveBeenCalledWith(['a', 'b']);
});

test('files are given up only after a person said so again, and then are listed no more', async () => {
  const dropped = serve([file('b', 'a'), file('a', 'a'), file('c', 'c')]);
  show(<OpenDrafts onResume={vi.fn()} />);
  await userEvent.click(await screen.findByRole('button', { name: '不要了 a.xlsx、b.xlsx' }));
  expect(dropped).toEqual([]);
  await userEvent.click(await screen.findByRole('button', { name: '删除' }));
  await waitFor(() => expect(screen.queryByText('a.xlsx、b.xlsx')).toBeNull());
  expect(dropped.sort()).toEqual(['a', 'b']);
  expect(screen.getByText('c.xlsx')).toBeVisible();
});

test('what is being imported can be looked at but not given up', async () => {
  serve([file('a', 'a', { state: 'importing' })]);
  show(<OpenDrafts onResume={vi.fn()} />);
  expect(await screen.findByText('导入中')).toBeVisible();
  expect(screen.getByRole('button', { name: '继续 a.xlsx' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /不要了/ })).toBeNull();
});

test('nothing is said where everything was finished', async () => {
  serve([]);
  const { cache } = show(<OpenDrafts onResume={vi.fn()} />);
  await waitFor(() => expect(cache.isFetching()).toBe(0));
  expect(screen.queryByText('没有做完的上传')).toBeNull();
});
