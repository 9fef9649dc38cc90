import { roughly, timeLeft } from '../../../src/mapping/batch/time-left';

const startedAt = '2026-11-23T08:00:00.000Z';
const now = new Date('2026-11-23T08:05:00.000Z');

describe('how long posting will still take', () => {
  it('is as long as the rows left take at the pace so far, failed ones counted', () => {
    const progress = { done: 90, failed: 10, left: 50, total: 150 };
    expect(timeLeft(startedAt, progress, now)).toBe(150_000);
  });

  it('is nothing when nothing is left', () => {
    expect(timeLeft(startedAt, { done: 3, failed: 0, left: 0, total: 3 }, now)).toBe(0);
  });

  it('is not guessed before anything was posted', () => {
    expect(timeLeft(startedAt, { done: 0, failed: 0, left: 9, total: 9 }, now)).toBeNull();
    expect(timeLeft(null, { done: 1, failed: 0, left: 9, total: 10 }, now)).toBeNull();
  });

  it('is never negative, even when the clocks of two instances differ', () => {
    const early = new Date('2026-11-23T07:59:00.000Z');
    expect(timeLeft(startedAt, { done: 1, failed: 0, left: 9, total: 10 }, early)).toBe(0);
  });
});

describe('a duration in words', () => {
  it.each([
    [0, 'less than a minute'],
    [59_999, 'less than a minute'],
    [60_000, 'about 1 minute'],
    [170_000, 'about 3 minutes'],
    [89 * 60_000, 'about 89 minutes'],
    [90 * 60_000, 'about 2 hours'],
    [5 * 3_600_000, 'about 5 hours'],
  ])('%d ms is %s', (duration, words) => {
    expect(roughly(duration)).toBe(words);
  });
});
