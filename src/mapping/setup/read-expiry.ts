import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import utc from 'dayjs/plugin/utc';
import { failed } from '../finding';
import type { Read } from './read-guid';

dayjs.extend(customParseFormat);
dayjs.extend(utc);

const subject = 'Expires';
const mend =
  'In Entra: App registrations > your app > Certificates & secrets, read the date in the column Expires.';

/** The longest the portal offers is two years; longer ones are made by scripts, and longer than this by mistake. */
const mostYears = 10;

/**
 * Reads the date on which a client secret expires.
 * @param text as a date input gives it, `2027-11-23`
 * @returns the beginning of that day, ISO 8601, UTC, or what is wrong with it
 */
export function readExpiry(text: string, now: Date): Read<string> {
  const date = dayjs.utc(text.trim(), 'YYYY-MM-DD', true);
  const trouble = date.isValid() ? troubleWith(date, now) : 'This is not a date like 2027-11-23.';
  return trouble === null
    ? { kind: 'read', value: date.toISOString() }
    : { kind: 'problem', problem: failed(subject, trouble, mend) };
}

function troubleWith(date: dayjs.Dayjs, now: Date): string | null {
  if (!date.isAfter(now))
    return 'A client secret that expires on this day has expired already, or does today.';
  return date.diff(now, 'year') >= mostYears ? `This is more than ${mostYears} years away.` : null;
}
