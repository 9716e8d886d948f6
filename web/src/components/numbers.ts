/** Numbers and dates in words, without floating-point arithmetic on money. */
import dayjs from 'dayjs';
import { beijing } from './beijing';

/** Digits of a decimal text as sign, whole and fraction; null when it is no number. */
function parts(text: string): { sign: string; whole: string; fraction: string } | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  return { sign: match[1] ?? '', whole: match[2] ?? '0', fraction: match[3] ?? '' };
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/**
 * Money with two decimals: `1234567.5` → `1,234,567.50`. More decimals are shown, never cut.
 * @param value the decimal as text, as the server sends it
 */
export function money(value: string | number): string {
  const found = parts(String(value));
  if (!found) return String(value);
  return `${found.sign}${grouped(found.whole)}.${found.fraction.padEnd(2, '0')}`;
}

/** Points that order things: grouped, without zeros at the end that would look like cents. */
export function points(value: string): string {
  const [whole = '', rest = ''] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const tail = rest.replace(/0+$/, '');
  return tail ? `${grouped}.${tail}` : grouped;
}

/** A text with its amounts in groups of three: `60000.00` → `60,000.00`. */
export function withGroups(text: string): string {
  return text.replace(/(?<![\d.])(\d{4,})(?=\.\d\d(?!\d|\.))/g, grouped);
}

/** Units of ten thousand with one decimal, half up: `96427999` → `9,642.8`. */
export function inTenThousands(value: string | number): string {
  const found = parts(String(value));
  if (!found) return String(value);
  // the fraction of a yuan is far below the digit shown and cannot change it from below one half
  const tenths = (BigInt(found.whole) + 500n) / 1000n;
  return `${found.sign}${grouped(String(tenths / 10n))}.${tenths % 10n}`;
}

/** Whether a value is at least ten thousand. */
export function isLarge(value: string | number): boolean {
  const found = parts(String(value));
  return found !== null && BigInt(found.whole) >= 10_000n;
}

/** Whole numbers with groups of three: `50000` → `50,000`. */
export function count(value: number): string {
  return grouped(String(Math.trunc(value)));
}

/**
 * A share as percent with one decimal: `0.1234` → `12.3%`. Some is never told as none, nor
 * nearly all as all: `<0.1%`, `>99.9%`.
 */
export function percent(share: number): string {
  const shown = (share * 100).toFixed(1);
  if (share > 0 && shown === '0.0') return '<0.1%';
  if (share < 1 && shown === '100.0') return '>99.9%';
  return `${shown}%`;
}

/** `2026-11-22`; a text that is no date stays as it is. */
export function day(value: string): string {
  const found = beijing(value);
  return found.isValid() ? found.format('YYYY-MM-DD') : value;
}

/** `2026-11-22 14:05` in Beijing time. */
export function minute(value: string): string {
  const found = beijing(value);
  return found.isValid() ? found.format('YYYY-MM-DD HH:mm') : value;
}

/**
 * Calendar days from one day to another; negative when it is over.
 * @param until the later day
 * @param today the day to count from
 */
export function daysLeft(until: string, today: string): number {
  return dayjs(until).startOf('day').diff(dayjs(today).startOf('day'), 'day');
}
