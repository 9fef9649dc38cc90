import { readExpiry } from '../../../src/mapping/setup/read-expiry';

const now = new Date('2026-11-23T10:00:00.000Z');

describe('the day on which a client secret expires', () => {
  it.each([
    ['tomorrow', '2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['in two years', ' 2028-11-22 ', '2028-11-22T00:00:00.000Z'],
    ['a leap day', '2028-02-29', '2028-02-29T00:00:00.000Z'],
  ])('%s is the beginning of that day', (_when, text, value) => {
    expect(readExpiry(text, now)).toEqual({ kind: 'read', value });
  });

  it.each([
    ['today', '2026-11-23', 'has expired already, or does today'],
    ['last year', '2025-11-23', 'has expired already'],
    ['in ten years', '2036-11-24', 'more than 10 years away'],
    ['a day that does not exist', '2027-02-29', 'not a date like'],
    ['the American way', '11/24/2026', 'not a date like'],
    ['nothing', '', 'not a date like'],
    ['words', 'in two years', 'not a date like'],
  ])('%s is refused', (_when, text, reason) => {
    expect(readExpiry(text, now)).toMatchObject({
      kind: 'problem',
      problem: { subject: 'Expires', sentence: expect.stringContaining(reason) as string },
    });
  });
});
