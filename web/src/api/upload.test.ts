import { afterEach, expect, test, vi } from 'vitest';
import { CHUNK, sendFile } from './upload';

afterEach(() => vi.unstubAllGlobals());

/** A server that holds what it got; `fault` may answer or fail instead of it. */
function server(
  fault: (method: string, turn: number) => Response | Error | null,
  begun = { size: 0, received: 0 },
) {
  let { size, received } = begun;
  let turn = 0;
  const offsets: number[] = [];
  const view = () =>
    Response.json({ id: 'u', name: 'f', size, received, whole: received === size });
  vi.stubGlobal('fetch', async (request: Request) => {
    turn += 1;
    const given = fault(request.method, turn);
    if (given instanceof Error) throw given;
    if (given) return given;
    if (request.method === 'POST') size = ((await request.json()) as { size: number }).size;
    if (request.method === 'PUT') {
      const offset = Number(new URL(request.url).searchParams.get('offset'));
      offsets.push(offset);
      received = offset + (await request.arrayBuffer()).byteLength;
    }
    return view();
  });
  return { offsets, set: (bytes: number) => (received = bytes) };
}

const file = (bytes: number) => new File([new Uint8Array(bytes)], '卷宗.zip');
const options = (more = {}) => ({
  signal: new AbortController().signal,
  onProgress: vi.fn(),
  pause: vi.fn(async () => {}),
  ...more,
});

test('a file goes in chunks, one after the other', async () => {
  const held = server(() => null);
  const done = await sendFile(file(CHUNK * 2 + 5), options());
  expect(held.offsets).toEqual([0, CHUNK, CHUNK * 2]);
  expect(done).toMatchObject({ whole: true, received: CHUNK * 2 + 5 });
});

test('a lost connection is waited for and goes on where it stopped', async () => {
  const held = server((_, turn) =>
    turn === 3 || turn === 4 ? new TypeError('failed to fetch') : null,
  );
  const given = options();
  await sendFile(file(CHUNK * 2), given);
  expect(held.offsets).toEqual([0, CHUNK]);
  expect(given.pause).toHaveBeenCalledTimes(2);
  expect(given.onProgress).toHaveBeenCalledWith({ id: 'u', received: CHUNK, waiting: true });
});

test('where the server holds another number of bytes its word counts', async () => {
  const conflict = () =>
    Response.json({ title: '位置对不上', code: 'app.conflict' }, { status: 409 });
  const held = server((method, turn) => {
    if (method !== 'PUT' || turn !== 2) return null;
    held.set(7);
    return conflict();
  });
  await sendFile(file(20), options());
  expect(held.offsets).toEqual([7]);
});

test('an upload that was begun is taken up by its id', async () => {
  const held = server(() => null, { size: 20, received: 12 });
  await sendFile(file(20), options({ id: 'u' }));
  expect(held.offsets).toEqual([12]);
});

test('a file that became shorter fails instead of being asked for for ever', async () => {
  server(() => null, { size: 20, received: 12 });
  await expect(sendFile(file(12), options({ id: 'u' }))).rejects.toMatchObject({
    code: 'client.file_changed',
  });
});

test('a refusal of the server ends the upload at once', async () => {
  server(() => Response.json({ title: '磁盘放不下', code: 'store.disk_full' }, { status: 507 }));
  const given = options();
  await expect(sendFile(file(5), given)).rejects.toThrow('磁盘放不下');
  expect(given.pause).not.toHaveBeenCalled();
});
