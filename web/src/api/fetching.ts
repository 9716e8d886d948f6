/** Sends requests: own header on writes, sign-in over the page on 401, problems thrown. */
import { clientProblem, OFFLINE, problemOf } from './problem';
import { askSignIn } from './signing';

export const BASE = '/api/v1';
const SESSION = `${BASE}/session`;

/**
 * Fetches and retries once after a sign-in, so that unsaved work is not lost.
 * @param request the request; its body is kept for the second try
 * @returns a 2xx answer
 * @throws ProblemError for any other answer and when the server is out of reach
 */
export async function send(request: Request): Promise<Response> {
  if (request.method !== 'GET') request.headers.set('X-Shujian', '1');
  const again = request.clone();
  let response = await reach(request);
  if (response.status === 401 && new URL(request.url).pathname !== SESSION) {
    await askSignIn();
    response = await reach(again);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw clientProblem(OFFLINE);
  }
}

export type CallOptions = {
  query?: Record<string, string | number | boolean | null | undefined>;
  json?: unknown;
  body?: Blob;
  signal?: AbortSignal;
};

/**
 * One call outside the typed client (session, uploads, jobs).
 * @param method HTTP method
 * @param path path below /api/v1, beginning with a slash
 */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const url = new URL(BASE + path, window.location.origin);
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = { Accept: 'application/json' };
  let body: BodyInit | undefined;
  if (options.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.json);
  } else if (options.body) {
    headers['Content-Type'] = 'application/octet-stream';
    body = options.body;
  }
  const response = await send(new Request(url, { method, headers, body, signal: options.signal }));
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}
