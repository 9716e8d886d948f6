/** Rows aside that say the same of the same subject: one line, with how many there are. */
import type { Aside } from './queries';

export type Alike = Aside & { times: number };

/** Each line once, where it first stood, with the places of all its rows. */
export function folded(rows: Aside[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const row of rows) {
    const { step, reason, subject, values, unread, document } = row;
    const key = JSON.stringify([step, reason, document, subject, values, unread]);
    const held = found.get(key);
    if (!held) found.set(key, { ...row, places: [...row.places], times: 1 });
    else {
      held.times += 1;
      held.places.push(...row.places.filter((place) => !held.places.includes(place)));
    }
  }
  return [...found.values()];
}
