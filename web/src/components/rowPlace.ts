/** Where one was in a list: who comes back from a row goes on from it. Kept while the page is open. */
import { type RefObject, useEffect, useRef } from 'react';

type Place = { key: string; at: number; search: string };

const places = new Map<string, Place>();

/** Rows that are fetched for the way back, at most; who was farther down begins at the top. */
const FARTHEST = 2000;

/**
 * Notes the row that was opened, or that one went on to from there.
 *
 * @param at its place in the whole list, from 0; where it is not known, the one before stays
 */
export function keepPlace(list: string, key: string, at?: number): void {
  places.set(list, {
    key,
    at: at ?? places.get(list)?.at ?? 0,
    search: window.location.search,
  });
}

/** Where to go on among the loaded rows: -1 more are needed first, undefined nowhere. */
function placeIn(kept: Place | undefined, keys: string[], longer: boolean): number | undefined {
  if (!kept?.key) return undefined;
  const found = keys.indexOf(kept.key);
  // with other filters it is another list: its rows stand elsewhere
  if (found >= 0 || kept.search !== window.location.search) return found < 0 ? undefined : found;
  if (kept.at >= keys.length && longer && kept.at < FARTHEST) return -1;
  // the row left the list: what stands in its place now comes next
  return Math.min(kept.at, keys.length - 1);
}

/**
 * Goes back to the row once, when it is there; the list has the keyboard again.
 *
 * @param rest whether more rows are on their way, and what fetches those after them
 * @param area the box of the list
 * @param go is told the key and the place of the row
 */
export function useReturn(
  list: string,
  keys: string[],
  rest: { fetchingMore: boolean; more: (() => void) | undefined },
  area: RefObject<HTMLElement | null>,
  go: (key: string, at: number) => void,
) {
  const done = useRef(false);
  const { fetchingMore, more } = rest;
  const call = useRef(go);
  call.current = go;
  useEffect(() => {
    if (done.current || keys.length === 0) return;
    const at = placeIn(places.get(list), keys, fetchingMore || more !== undefined);
    if (at === -1) {
      more?.();
      return;
    }
    done.current = true;
    const key = at === undefined ? undefined : keys[at];
    if (at === undefined || key === undefined) return;
    call.current(key, at);
    area.current?.focus({ preventScroll: true });
  }, [list, keys, more, fetchingMore, area]);
}
