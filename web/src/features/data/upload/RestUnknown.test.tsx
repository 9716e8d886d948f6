import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { draft, part } from '../../../test/draft';
import { show } from '../../../test/render';
import type { Draft, Part } from '../types';
import { RestUnknown } from './RestUnknown';

const STATED = [{ value: '=是' }, { value: '' }];
const target = (name: string, more: object = {}) => ({
  name,
  sure: false,
  fixed: '',
  required: false,
  choices: STATED,
  ...more,
});

const asking = (said: Record<string, string>, ...targets: object[]) =>
  ({ ...part, said, targets }) as unknown as Part;

function watched() {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.clone().json());
    return Response.json(draft);
  });
  return sent;
}

const whole = draft as Draft;

test('leaves unknown what the file says nothing about, and asks again when that is taken back', async () => {
  const sent = watched();
  const open = asking(
    {},
    target('刑期'),
    target('罪名'),
    target('案号', { choices: [{ value: 'c1' }, { value: '' }] }),
    target('文书编号', { required: true }),
    target('类别', { fixed: '监狱' }),
  );
  const { rerender } = show(<RestUnknown draft={whole} part={open} />);
  await userEvent.click(screen.getByRole('button', { name: '其余都不知道（2）' }));
  await waitFor(() =>
    expect(sent).toEqual([{ answers: { 'p1.column.刑期': '', 'p1.column.罪名': '' } }]),
  );
  const told = asking({ 'column.刑期': '', 'column.罪名': '' });
  rerender(<RestUnknown draft={whole} part={told} />);
  await userEvent.click(await screen.findByRole('button', { name: '撤回“不知道”，逐项再问（2）' }));
  await waitFor(() =>
    expect(sent[1]).toEqual({ answers: { 'p1.column.刑期': null, 'p1.column.罪名': null } }),
  );
});

test('a single question, or those of which a column might be meant, are answered one by one', () => {
  const columns = { choices: [{ value: 'c1' }, { value: '' }] };
  show(<RestUnknown draft={whole} part={asking({}, target('刑期'), target('罪名', columns))} />);
  expect(screen.queryByRole('button')).toBeNull();
});
