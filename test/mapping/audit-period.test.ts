import { isDay, periodOf } from '../../src/mapping/audit-period';

describe('days as times', () => {
  it('begin and end at midnight where people are, the last day included', () => {
    expect(periodOf({ from: '2026-03-02', until: '2026-03-02' }, 'America/New_York')).toEqual({
      from: '2026-03-02T05:00:00.000Z',
      before: '2026-03-03T05:00:00.000Z',
    });
  });

  it.each([
    ['shorter', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['longer', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ])('a day that is %s than others is whole', (_what, day, from, before) => {
    expect(periodOf({ from: day, until: day }, 'Europe/Berlin')).toEqual({ from, before });
  });

  it('may be open at either end', () => {
    expect(periodOf({ from: null, until: null }, 'UTC')).toEqual({ from: null, before: null });
  });
});

test.each([
  ['2026-03-02', true],
  ['2024-02-29', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['0000-00-00', false],
  ['02.03.2026', false],
  ['2026-03-02T00:00:00Z', false],
  ['', false],
])('whether %j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});
