/** The one stream of job events of this window; open only while something runs. */

let source: EventSource | null = null;
let open = false;
const listeners = new Set<() => void>();

function tell(now: boolean): void {
  if (open === now) return;
  open = now;
  for (const listener of listeners) listener();
}

/** Store for `useSyncExternalStore`: do events come in? */
export const streaming = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now(): boolean {
    return open;
  },
};

/**
 * Opens the stream. A browser allows few connections to one server over all its windows, so the
 * caller opens it only while a job runs and the window is seen.
 * @param address of the events
 * @param onJob gets the text of every changed job
 * @returns closes the stream
 */
export function follow(address: string, onJob: (text: string) => void): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  const mine = new EventSource(address);
  source?.close();
  source = mine;
  mine.onopen = () => tell(true);
  // the browser connects again by itself; until then polling takes over
  mine.onerror = () => tell(false);
  mine.addEventListener('job', (event) => onJob((event as MessageEvent<string>).data));
  return () => {
    mine.close();
    if (source === mine) {
      source = null;
      tell(false);
    }
  };
}
