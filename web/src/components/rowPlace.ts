/** Where one was in a list: who comes back from a row goes on from it. Kept while the page is open. */
import { type RefObject, useEffect, useRef } from 'react';

const places = new Map<string, string>();

/** Notes the row that was opened, or that one went on to from there. */
export function keepPlace(list: string, key: string): void {
  places.set(list, key);
}

/**
 * Goes back to the row once, when it is there; the list has the keyboard again.
 *
 * @param area the box of the list
 * @param go is told the key and the place of the row
 */
export function useReturn(
  list: string,
  keys: string[],
  area: RefObject<HTMLElement | null>,
  go: (key: string, at: number) => void,
) {
  const done = useRef(false);
  const call = useRef(go);
  call.current = go;
  useEffect(() => {
    if (done.current || keys.length === 0) return;
    done.current = true;
    const key = places.get(list);
    const at = key === undefined ? -1 : keys.indexOf(key);
    if (key === undefined || at < 0) return;
    call.current(key, at);
    area.current?.focus({ preventScroll: true });
  }, [list, keys, area]);
}
