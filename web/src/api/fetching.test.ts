import { afterEach, expect, test, vi } from 'vitest';
import { call } from './fetching';
import { OFFLINE, SIGN_IN_GIVEN_UP } from './problem';
import { giveUpSignIn, signedIn, signInWanted } from './signing';

afterEach(() => vi.unstubAllGlobals());

function answers(...given: (Response | Error)[]) {
  const sent: { method: string; mark: string | null; text: string }[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push({
      method: request.method,
      mark: request.headers.get('X-Shujian'),
      text: await request.text(),
    });
    const next = given.shift();
    if (next instanceof Error) throw next;
    return next ?? new Response(null, { status: 204 });
  });
  return sent;
}

const expired = () => Response.json({ title: '已过期', code: 'trust.signed_out' }, { status: 401 });
const wanted = () => vi.waitFor(() => expect(signInWanted.now()).toBe(true));

test('only requests that change something carry the mark', async () => {
  const sent = answers(Response.json([]), Response.json({}));
  await call('GET', '/jobs');
  await call('POST', '/jobs/1/cancel');
  expect(sent.map(({ mark }) => mark)).toEqual([null, '1']);
});

test('after a sign-in the same request goes again with its body', async () => {
  const sent = answers(expired(), Response.json({ ok: true }));
  const answer = call('POST', '/clues/1', { json: { note: '写了很久' } });
  await wanted();
  signedIn();
  expect(await answer).toEqual({ ok: true });
  expect(sent[1]).toEqual({
    method: 'POST',
    mark: '1',
    text: JSON.stringify({ note: '写了很久' }),
  });
});

test('several requests wait for one sign-in', async () => {
  answers(expired(), expired(), Response.json(1), Response.json(2));
  const both = Promise.all([call('GET', '/a'), call('GET', '/b')]);
  await wanted();
  signedIn();
  expect((await both).sort()).toEqual([1, 2]);
  expect(signInWanted.now()).toBe(false);
});

test('a sign-in that is given up fails the request with a reason', async () => {
  answers(expired());
  const answer = call('GET', '/a');
  const failed = expect(answer).rejects.toMatchObject({ code: SIGN_IN_GIVEN_UP });
  await wanted();
  giveUpSignIn();
  await failed;
});

test('a wrong password is told, not asked again over the page', async () => {
  answers(Response.json({ title: '密码不对', code: 'trust.wrong_password' }, { status: 401 }));
  await expect(call('POST', '/session', { json: {} })).rejects.toMatchObject({ status: 401 });
  expect(signInWanted.now()).toBe(false);
});

test('an unreachable server and a foreign answer become problems', async () => {
  answers(new TypeError('failed'), new Response('<html>', { status: 502 }));
  await expect(call('GET', '/a')).rejects.toMatchObject({ code: OFFLINE });
  await expect(call('GET', '/a')).rejects.toMatchObject({ status: 502, code: 'client.bad_answer' });
});
