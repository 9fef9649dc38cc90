import { age, readersTime } from '../../../src/teams/text/times';

describe('a time on a card', () => {
  it("is left to the reader's own zone, without the fractions that the card format does not know", () => {
    expect(readersTime('2026-11-23T08:00:00.123Z')).toBe(
      '{{DATE(2026-11-23T08:00:00Z, SHORT)}} {{TIME(2026-11-23T08:00:00Z)}}',
    );
    expect(readersTime('2026-11-23T08:00:00Z')).toBe(
      '{{DATE(2026-11-23T08:00:00Z, SHORT)}} {{TIME(2026-11-23T08:00:00Z)}}',
    );
  });

  it.each([
    ['2026-11-23T08:00:00.000Z', 'a few seconds ago'],
    ['2026-11-23T05:00:00.000Z', '3 hours ago'],
    ['2026-11-21T08:00:00.000Z', '2 days ago'],
  ])('from %s on is told as age: %s', (iso, words) => {
    expect(age(iso, new Date('2026-11-23T08:00:01.000Z'))).toBe(words);
  });
});
