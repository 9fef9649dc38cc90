import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A time of day in which nobody is to be disturbed; it may go over midnight. Minutes since midnight, local time. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** @param text two times of day, `22:00-07:00` */
export function readQuietHours(text: string): QuietHours {
  const [from = 0, until = 0] = text.split('-').map(minutesOf);
  return { from, until };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * The time itself, or the end of the quiet hours it is in. Hours that end when they begin are never quiet.
 * @param quiet `null`: it is never quiet
 * @param timeZone the IANA time zone whose clocks count, also where they are put forward or back
 */
export function afterQuiet(time: Date, quiet: QuietHours | null, timeZone: string): Date {
  if (quiet === null || !isQuiet(time, quiet, timeZone)) return time;
  const local = dayjs(time).tz(timeZone);
  const isBeforeMidnight = minuteOfDay(time, timeZone) >= quiet.until;
  const day = dayjs.utc(local.format('YYYY-MM-DD')).add(isBeforeMidnight ? 1 : 0, 'day');
  const end = dayjs.tz(day.add(quiet.until, 'minute').format('YYYY-MM-DDTHH:mm'), timeZone);
  return end.toDate();
}

function isQuiet(time: Date, { from, until }: QuietHours, timeZone: string): boolean {
  const minute = minuteOfDay(time, timeZone);
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

function minuteOfDay(time: Date, timeZone: string): number {
  const local = dayjs(time).tz(timeZone);
  return local.hour() * 60 + local.minute();
}
