import { nextRun } from '../../../src/mapping/schedule/next-run';

function runOf(expression: string, timeZone: string, after: string): string | undefined {
  return nextRun(expression, timeZone, new Date(after))?.toISOString();
}

describe('nextRun', () => {
  it('means the hour of the time zone, in winter and in summer', () => {
    expect(runOf('0 3 * * *', 'Europe/Berlin', '2026-01-15T12:00:00Z')).toBe('2026-01-16T02:00:00.000Z');
    expect(runOf('0 3 * * *', 'Europe/Berlin', '2026-07-15T12:00:00Z')).toBe('2026-07-16T01:00:00.000Z');
  });

  it('is later than the time it is asked for, never that time itself', () => {
    expect(runOf('0 3 * * *', 'UTC', '2026-10-24T02:59:59.999Z')).toBe('2026-10-24T03:00:00.000Z');
    expect(runOf('0 3 * * *', 'UTC', '2026-10-24T03:00:00Z')).toBe('2026-10-25T03:00:00.000Z');
  });

  it('comes right after the gap when the change to summer time leaves its hour out, and not again that day', () => {
    expect(runOf('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(runOf('30 2 * * *', 'Europe/Berlin', '2026-03-29T01:00:00Z')).toBe('2026-03-30T00:30:00.000Z');
  });

  it('comes once when the change back has its hour twice', () => {
    expect(runOf('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(runOf('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
  });

  it('never comes when the calendar has no such day', () => {
    expect(nextRun('0 3 30 2 *', 'UTC', new Date('2026-10-24T12:00:00Z'))).toBeNull();
  });
});
