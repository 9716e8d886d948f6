/** Asks for a sign-in over the page when the session ended, and lets requests wait for it. */
import { clientProblem, SIGN_IN_GIVEN_UP } from './problem';

type Waiting = { promise: Promise<void>; done: () => void; giveUp: (reason: Error) => void };

let waiting: Waiting | null = null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Waits until the user signed in again; all requests wait for the same window. */
export function askSignIn(): Promise<void> {
  if (!waiting) {
    let done = () => {};
    let giveUp: (reason: Error) => void = () => {};
    const promise = new Promise<void>((resolve, reject) => {
      done = resolve;
      giveUp = reject;
    });
    waiting = { promise, done, giveUp };
    tell();
  }
  return waiting.promise;
}

/** The user signed in: waiting requests are sent again. */
export function signedIn(): void {
  const ended = waiting;
  waiting = null;
  tell();
  ended?.done();
}

/** The user closed the window: waiting requests fail with a reason. */
export function giveUpSignIn(): void {
  const ended = waiting;
  waiting = null;
  tell();
  ended?.giveUp(clientProblem(SIGN_IN_GIVEN_UP));
}

/** Store for `useSyncExternalStore`: is a sign-in wanted now? */
export const signInWanted = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now(): boolean {
    return waiting !== null;
  },
};
