import { Cron } from 'croner';

/**
 * When a schedule runs next.
 * @param expression a cron expression, e.g. `0 3 * * *`, meant in local time
 * @param timeZone an IANA time zone. A time that the change to summer time leaves out comes right after the gap; one that
 *   the change back has twice comes once.
 * @param after the run is later than this
 * @returns `null` when it never runs again
 */
export function nextRun(expression: string, timeZone: string, after: Date): Date | null {
  return new Cron(expression, { timezone: timeZone, paused: true }).nextRun(after);
}
