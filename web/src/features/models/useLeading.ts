/** Which tables of the fit check are open, and the way to the one that a person came to mend. */
import { useEffect, useState } from 'react';

const TRIES = 20;
const EVERY = 50;

/** Brings a table into view and gives the keyboard to the first thing that can be done about it. */
function lead(table: string): boolean {
  const row = document.querySelector<HTMLElement>(
    `.models-fit tr[data-row-key="${CSS.escape(table)}"]`,
  );
  const deed = row?.nextElementSibling?.querySelector<HTMLElement>(
    '.models-mending a, .models-mending button:not(:disabled)',
  );
  if (!row || !deed) return false;
  row.scrollIntoView({ block: 'start' });
  deed.focus({ preventScroll: true });
  return true;
}

/**
 * @param wanted the table that the address names
 * @param first those open at the beginning
 */
export function useLeading(wanted: string | undefined, first: string[], ready: boolean) {
  const [chosen, setChosen] = useState<string[]>();
  // the same link may be followed again, after one has scrolled away
  const [wish, setWish] = useState<{ table: string }>();
  useEffect(() => {
    const table = wish?.table ?? wanted;
    if (!table || !ready) return;
    setChosen((before) => [...new Set([...(before ?? []), table])]);
    let tries = 0;
    const timer = setInterval(() => {
      tries += 1;
      if (lead(table) || tries >= TRIES) clearInterval(timer);
    }, EVERY);
    return () => clearInterval(timer);
  }, [wanted, ready, wish]);
  return {
    open: chosen ?? first,
    setOpen: setChosen,
    leadTo: (table: string) => setWish({ table }),
  };
}
