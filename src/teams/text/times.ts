import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';

dayjs.extend(relativeTime);

/** A time as a card's TextBlock shows it in the reader's own zone. `iso`: ISO 8601, UTC; the card format knows no fractions of seconds. */
export function readersTime(iso: string): string {
  const whole = iso.replace(/\.\d+Z$/, 'Z');
  return `{{DATE(${whole}, SHORT)}} {{TIME(${whole})}}`;
}

/** How long ago it was, e.g. `3 hours ago`. */
export function age(iso: string, now: Date): string {
  return dayjs(iso).from(dayjs(now));
}
