import { usualTimeoutMs, writesTakeTimes } from '../../src/autotask/autotask-options';
import { leastLeaseMs, settings } from '../../src/config/settings';

/** How far the clocks of two instances may be apart, in milliseconds: what docs/settings.md tells. */
const clocksApartMs = 7_000;
const longestWriteMs = usualTimeoutMs * writesTakeTimes;

// The worker begins nothing in the second half of a lease.
it('half a lease is longer than the longest write', () => {
  expect(leastLeaseMs / 2).toBeGreaterThanOrEqual(longestWriteMs);
  expect(settings.shape.OUTBOX_LEASE_MS.parse(undefined) / 2).toBeGreaterThanOrEqual(
    longestWriteMs + clocksApartMs,
  );
});
