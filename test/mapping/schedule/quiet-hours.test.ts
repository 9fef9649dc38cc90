import { afterQuiet, readQuietHours } from '../../../src/mapping/schedule/quiet-hours';

const night = readQuietHours('22:00-07:00');

/** @param time ISO 8601 */
function after(time: string, hours: string, zone = 'Europe/Berlin'): string {
  return afterQuiet(new Date(time), readQuietHours(hours), zone).toISOString();
}

describe('quiet hours', () => {
  it('are read as minutes since midnight', () => {
    expect(night).toEqual({ from: 22 * 60, until: 7 * 60 });
    expect(readQuietHours('00:30-23:59')).toEqual({ from: 30, until: 1_439 });
  });

  it.each([
    ['before they begin it is now', '2026-06-01T19:59:00Z', '2026-06-01T19:59:00.000Z'],
    ['with their first minute it is tomorrow', '2026-06-01T20:00:00Z', '2026-06-02T05:00:00.000Z'],
    ['after midnight it is today', '2026-06-02T00:30:00Z', '2026-06-02T05:00:00.000Z'],
    ['to their last minute it waits', '2026-06-02T04:59:59Z', '2026-06-02T05:00:00.000Z'],
    ['once they are over it is now', '2026-06-02T05:00:00Z', '2026-06-02T05:00:00.000Z'],
  ])('over midnight: %s', (_, time, expected) => {
    expect(after(time, '22:00-07:00')).toBe(expected);
  });

  it('go by the clocks of the time zone', () => {
    expect(after('2026-06-02T12:30:00Z', '12:00-14:00', 'UTC')).toBe('2026-06-02T14:00:00.000Z');
    expect(after('2026-06-02T12:30:00Z', '12:00-14:00', 'Asia/Kolkata')).toBe('2026-06-02T12:30:00.000Z');
    expect(after('2026-06-02T07:00:00Z', '12:00-14:00', 'Asia/Kolkata')).toBe('2026-06-02T08:30:00.000Z');
  });

  it.each([
    ['put forward: an hour shorter', '2026-03-28T22:30:00Z', '2026-03-29T05:00:00.000Z'],
    ['put back: an hour longer', '2026-10-24T20:30:00Z', '2026-10-25T06:00:00.000Z'],
  ])('end at the same time of day in the night the clocks are %s', (_, time, expected) => {
    expect(after(time, '22:00-07:00')).toBe(expected);
  });

  it('that end in the hour that is left out end after it', () => {
    expect(after('2026-03-28T23:00:00Z', '22:00-02:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('may be none', () => {
    const time = new Date('2026-06-02T00:30:00Z');
    expect(afterQuiet(time, null, 'UTC')).toBe(time);
    expect(after('2026-06-02T00:30:00Z', '00:30-00:30', 'UTC')).toBe('2026-06-02T00:30:00.000Z');
  });
});
