/**
 * Whom one looks for stays out of the address: it would stand in the history of the browser and in
 * every link that is passed on. In its place stands a sign whose words this window keeps until it
 * is closed or its person signs out; back, forward and reload find them, another window does not.
 */

const STORE = 'shujian.words';
const SIGN = '~';
/** Words of these parts are names or numbers as a rule. */
const ALWAYS = ['q', 'find', 'subject'];
/** Of these only what looks like a number of a person, a phone or an account. */
const NUMBERED = ['text'];
const LONG_NUMBER = /\d{8}/;

type Search = Record<string, unknown>;

function kept(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '{}');
  } catch {
    return {};
  }
}

function signOf(words: string): string {
  const held = kept();
  const known = Object.keys(held).find((sign) => held[sign] === words);
  if (known) return known;
  const sign = SIGN + Math.random().toString(36).slice(2, 12);
  try {
    sessionStorage.setItem(STORE, JSON.stringify({ ...held, [sign]: words }));
  } catch {
    // a browser that keeps nothing: the words are better lost than told
  }
  return sign;
}

function personal(name: string, value: unknown): value is string | number {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const words = String(value);
  if (words === '' || words.startsWith(SIGN)) return false;
  const numbered = LONG_NUMBER.test(words.replace(/\s/g, ''));
  return ALWAYS.includes(name) || (NUMBERED.includes(name) && numbered);
}

/** The search of an address as the address may tell it. */
export function covered(search: Search): Search {
  const entries = Object.entries(search).map(([name, value]) => [
    name,
    personal(name, value) ? signOf(String(value)) : value,
  ]);
  return Object.fromEntries(entries);
}

/** The search that an address means; a sign of another window means nothing. */
export function uncovered(search: Search): Search {
  const parts = [...ALWAYS, ...NUMBERED];
  const isSign = (name: string, value: unknown) =>
    parts.includes(name) && typeof value === 'string' && value.startsWith(SIGN);
  if (!Object.entries(search).some(([name, value]) => isSign(name, value))) return search;
  const held = kept();
  const entries = Object.entries(search)
    .map(([name, value]) => [name, isSign(name, value) ? held[String(value)] : value])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

/** Takes the words out of the address with which the page was opened. */
export function coverNow(
  parse: (text: string) => Search,
  stringify: (search: Search) => string,
): void {
  const { pathname, search, hash } = window.location;
  const given = parse(search);
  const told = covered(given);
  if (JSON.stringify(told) === JSON.stringify(given)) return;
  window.history.replaceState(window.history.state, '', pathname + stringify(told) + hash);
}

/** For the end of a session. */
export function forgetWords(): void {
  try {
    sessionStorage.removeItem(STORE);
  } catch {
    // nothing was kept then
  }
}
