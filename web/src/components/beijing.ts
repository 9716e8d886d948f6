/** Times as the clock in China shows them, whatever this computer is set to. */
import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
const HOURS = 8;
const INSTANT = /T.*(Z|[+-]\d\d:?\d\d)$/;

/** An instant in Beijing time; a mere day, which no zone can move, as it is. */
export function beijing(value: string): Dayjs {
  return INSTANT.test(value) ? dayjs.utc(value).utcOffset(HOURS) : dayjs(value);
}

/** Now, in Beijing time. */
export function beijingNow(): Dayjs {
  return dayjs.utc().utcOffset(HOURS);
}
