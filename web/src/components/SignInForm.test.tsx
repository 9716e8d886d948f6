import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { show } from '../test/render';
import { SignInForm } from './SignInForm';

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown) {
  const fetch = vi.fn(async (_: Request) => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

test('sends account and password with the header of the program', async () => {
  const fetch = answer(200, { state: 'signed_in' });
  const done = vi.fn();
  show(<SignInForm onDone={done} />);
  await userEvent.type(screen.getByLabelText('账号'), ' lin ');
  await userEvent.type(screen.getByLabelText('密码'), 'a long sentence');
  await userEvent.click(screen.getByRole('button', { name: '登录' }));
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  const request = fetch.mock.calls[0]![0];
  expect(request.headers.get('X-Shujian')).toBe('1');
  expect(await request.json()).toEqual({ account: 'lin', password: 'a long sentence' });
});

test('keeps the account and says why when the password is wrong', async () => {
  answer(401, { title: '账号或密码不对', status: 401, code: 'x', why: '还可以再试 4 次' });
  show(<SignInForm onDone={() => {}} />);
  await userEvent.type(screen.getByLabelText('账号'), 'lin');
  await userEvent.type(screen.getByLabelText('密码'), 'wrong');
  await userEvent.click(screen.getByRole('button', { name: '登录' }));
  expect(await screen.findByText('还可以再试 4 次')).toBeInTheDocument();
  expect(screen.getByLabelText('账号')).toHaveValue('lin');
  expect(screen.getByLabelText('密码')).toHaveValue('');
});
