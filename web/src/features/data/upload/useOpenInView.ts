/** Leads to what is open in a sheet: its note, else the first column that waits for an answer. */
import { useEffect, useRef } from 'react';

/** What waits for a person, the note before the columns: it is about the whole sheet. */
const PLACES = [
  '.map-main .map-refused',
  '.part-notes .note-open',
  '.map-main .map-open',
  '.map-main .map-others',
];

/** The last wish that was fulfilled: another sheet that is looked at later is no new one. */
let answered = 0;

/** @returns whether something open is drawn; it is brought into view and takes the keyboard */
function lead(): boolean {
  for (const place of PLACES) {
    const found = document.querySelector<HTMLElement>(place);
    const field = found?.querySelector<HTMLElement>('button:not(:disabled), input');
    if (!found || !field) continue;
    found.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
    return true;
  }
  return false;
}

/**
 * @param wished when one asked for it; 0: not yet
 * @param prepare shows the view in which it stands
 */
export function useOpenInView(wished: number, prepare: () => void) {
  const call = useRef(prepare);
  call.current = prepare;
  useEffect(() => {
    if (wished === answered || wished === 0) return;
    call.current();
    let tries = 0;
    // the table draws its rows once it knows its height
    const timer = setInterval(() => {
      tries += 1;
      if (!lead() && tries < 10) return;
      answered = wished;
      clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }, [wished]);
}
