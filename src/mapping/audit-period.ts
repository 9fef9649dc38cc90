import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Whole days, as people give them: `2026-03-02`, the last one included; `null`: no end. */
export interface Days {
  readonly from: string | null;
  readonly until: string | null;
}

/** The days as times, ISO 8601, UTC: from then on, and before that. @param timeZone IANA, whose days are meant */
export function periodOf(
  { from, until }: Days,
  timeZone: string,
): { readonly from: string | null; readonly before: string | null } {
  return {
    from: from === null ? null : startOf(from, timeZone),
    before: until === null ? null : startOf(dayAfter(until), timeZone),
  };
}

function startOf(day: string, timeZone: string): string {
  return dayjs.tz(day, timeZone).toISOString();
}

/** By the calendar: where clocks are changed, a day has not 24 hours. */
function dayAfter(day: string): string {
  return dayjs.utc(day).add(1, 'day').format('YYYY-MM-DD');
}

/** Whether a text is a day there is, as a date input gives it. */
export function isDay(text: string): boolean {
  const day = dayjs.utc(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) && day.isValid() && day.format('YYYY-MM-DD') === text;
}
