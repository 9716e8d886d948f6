/** Sends a file in chunks; a lost connection goes on where it stopped. */
import { call } from './fetching';
import { clientProblem, FILE_CHANGED, OFFLINE, ProblemError } from './problem';
import type { components } from './schema';

export type Uploaded = components['schemas']['UploadView'];

/** Bytes of one request; the server takes at most 8 MB. */
export const CHUNK = 4 << 20;
const LONGEST_WAIT_MS = 15_000;

export type Progress = { id: string; received: number; waiting: boolean };

type Options = {
  /** id of an upload that was begun before */
  id?: string;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  /** waits; tests give their own */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Uploads a file.
 * @returns the finished upload; its id goes to the feature's own route
 * @throws ProblemError when the server refuses; AbortError when stopped
 */
export async function sendFile(file: File, options: Options): Promise<Uploaded> {
  const { signal, onProgress, pause = sleep } = options;
  const patient = <T>(work: () => Promise<T>, progress?: Progress) =>
    untilReached(work, signal, pause, () => progress && onProgress({ ...progress, waiting: true }));
  let held = await patient(() =>
    options.id
      ? call<Uploaded>('GET', `/uploads/${options.id}`, { signal })
      : call<Uploaded>('POST', '/uploads', {
          json: { name: file.name, size: file.size },
          signal,
        }),
  );
  while (!held.whole) {
    const now = { id: held.id, received: held.received, waiting: false };
    onProgress(now);
    const body = file.slice(held.received, held.received + CHUNK);
    held = await patient(() => put(held, body, signal), now);
    // a file that shrank on the disk would otherwise be asked for for ever
    if (held.received === now.received && !held.whole) throw clientProblem(FILE_CHANGED);
  }
  onProgress({ id: held.id, received: held.received, waiting: false });
  return held;
}

/** One chunk; when the server holds more or less than we think, its word counts. */
async function put(held: Uploaded, body: Blob, signal: AbortSignal): Promise<Uploaded> {
  const path = `/uploads/${held.id}`;
  try {
    return await call<Uploaded>('PUT', path, { query: { offset: held.received }, body, signal });
  } catch (error) {
    if (error instanceof ProblemError && error.status === 409) {
      return call<Uploaded>('GET', path, { signal });
    }
    throw error;
  }
}

async function untilReached<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
  onWait: () => void,
): Promise<T> {
  for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      const passing =
        error instanceof ProblemError && (error.code === OFFLINE || error.status === 503);
      if (!passing) throw error;
      onWait();
      await pause(wait, signal);
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('stopped', 'AbortError'));
    if (signal.aborted) return stop();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      stop();
    });
  });
}
