import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { show } from '../test/render';
import { StateNone } from './StateNone';

const asked = vi.fn();
const stub = (can: string[]) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url.endsWith('/none')) asked(url, init);
      const told = url.endsWith('/session')
        ? { state: 'signed_in', user: { id: 'u', account: 'a', name: 'A', role: 'r', can } }
        : {};
      return new Response(JSON.stringify(told), {
        headers: { 'content-type': 'application/json' },
      });
    }),
  );

beforeEach(() => asked.mockClear());

test('nothing is preset, and nothing is sent that nobody wrote', async () => {
  stub(['import']);
  show(<StateNone table="假释裁定" />);
  await userEvent.click(await screen.findByRole('button', { name: '没有“假释裁定”' }));
  const dialog = await screen.findByRole('dialog');
  for (const field of dialog.querySelectorAll('input'))
    expect(field.type === 'checkbox' ? field.checked : field.value).toBeFalsy();
  await userEvent.click(screen.getByRole('button', { name: '写明没有' }));
  await waitFor(() => expect(screen.getAllByText('请写明')).toHaveLength(4));
  expect(asked).not.toHaveBeenCalled();
});

test('who may not import is not offered it', async () => {
  stub(['view']);
  show(<StateNone table="假释裁定" />);
  await new Promise((done) => setTimeout(done, 50));
  expect(screen.queryByRole('button')).toBeNull();
});
