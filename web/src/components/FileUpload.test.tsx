import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../test/render';
import { FileUpload } from './FileUpload';
import { size } from './UploadRow';

/** Takes every file whole; refuses those whose name says so. */
function server() {
  let made = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method !== 'POST') {
      const id = new URL(request.url).pathname.split('/').at(-1);
      return Response.json({ id, name: id, size: 3, received: 3, whole: true });
    }
    const { name } = (await request.json()) as { name: string };
    if (name.startsWith('坏')) {
      return Response.json({ title: '磁盘放不下', code: 'store.disk_full' }, { status: 507 });
    }
    made += 1;
    return Response.json({ id: `u${made}`, name, size: 3, received: 0, whole: false });
  });
}

const chosen = () => document.querySelector<HTMLInputElement>('input[type=file]')!;
const file = (name: string) => new File(['abc'], name);

test('chosen files are sent at once and their ids told in order', async () => {
  server();
  const change = vi.fn();
  show(<FileUpload multiple hint="表格" onChange={change} />);
  await userEvent.upload(chosen(), [file('一.csv'), file('二.csv')]);
  expect(await screen.findAllByText('已上传')).toHaveLength(2);
  await waitFor(() =>
    expect(change.mock.calls.at(-1)![0].map((one: { id: string }) => one.id)).toEqual(['u1', 'u2']),
  );
});

test('files that were sent are left to the page where it lists them itself', async () => {
  server();
  const change = vi.fn();
  show(<FileUpload multiple onlyMoving hint="表格" onChange={change} />);
  await userEvent.upload(chosen(), [file('一.csv'), file('坏.csv')]);
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByText('一.csv')).not.toBeInTheDocument());
  expect(screen.getByText('坏.csv')).toBeInTheDocument();
  expect(change.mock.calls.at(-1)![0]).toHaveLength(1);
});

test('a removed file is no longer told', async () => {
  server();
  const change = vi.fn();
  show(<FileUpload hint="表格" onChange={change} />);
  await userEvent.upload(chosen(), file('一.csv'));
  await screen.findByText('已上传');
  await userEvent.click(screen.getByRole('button', { name: '移除 一.csv' }));
  expect(change).toHaveBeenLastCalledWith([]);
  expect(screen.queryByText('一.csv')).not.toBeInTheDocument();
});

test('a refused file says why and can be tried again', async () => {
  server();
  show(<FileUpload hint="表格" onChange={() => {}} />);
  await userEvent.upload(chosen(), file('坏.csv'));
  expect(await screen.findByRole('alert')).toHaveTextContent('磁盘放不下');
  expect(screen.getByRole('button', { name: '继续' })).toBeInTheDocument();
});

test('sizes are told in MB, small ones in KB', () => {
  expect([size(300 << 20), size(1500)]).toEqual(['300.0 MB', '2 KB']);
});
