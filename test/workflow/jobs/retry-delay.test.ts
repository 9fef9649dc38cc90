import fc from 'fast-check';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import { retryDelayMs } from '../../../src/workflow/jobs/retry-delay';

const trouble = new Error('trouble');

function throttled(retryAfterMs?: number): UpstreamError {
  return new UpstreamError('Autotask', 'throttled', 'slow down', retryAfterMs ? { retryAfterMs } : {});
}

test.each([
  [0, 1_000],
  [1, 2_000],
  [4, 16_000],
  [8, 256_000],
  [9, 300_000],
  [1_000, 300_000],
])('after %i tries it waits at most %i ms, and at least half of that', (attempts, longest) => {
  expect(retryDelayMs(attempts, trouble, () => 0)).toBe(longest / 2);
  expect(retryDelayMs(attempts, trouble, () => 1)).toBe(longest);
});

test('jobs that failed together do not come back together', () => {
  const delays = new Set(Array.from({ length: 50 }, () => retryDelayMs(6, trouble)));
  expect(delays.size).toBeGreaterThan(25);
});

test('is never sooner than the service asked for, and never later than five minutes unless it asked', () => {
  fc.assert(
    fc.property(
      fc.nat(100),
      fc.nat(3_600_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, asked, random) => {
        const delay = retryDelayMs(attempts, throttled(asked), () => random);
        expect(delay).toBeGreaterThanOrEqual(asked);
        expect(delay).toBeLessThanOrEqual(Math.max(asked, 300_000));
      },
    ),
  );
});

test('a service that asked for nothing is met with the usual wait', () => {
  expect(retryDelayMs(0, throttled(), () => 1)).toBe(1_000);
});
