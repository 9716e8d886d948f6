/** Sends the page to the printer; the second click of a double click does not open it again. */

/** Longer than a double click, shorter than a person needs to want another copy. */
const PAUSE_MS = 1000;
let last = Number.NEGATIVE_INFINITY;

export function printOnce() {
  if (performance.now() - last < PAUSE_MS) return;
  window.print();
  // the window of the printer holds the page: the pause begins when it closes
  last = performance.now();
}
