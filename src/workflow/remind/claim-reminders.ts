import type { Reminder } from '../../mapping/reminder';
import { afterQuiet } from '../../mapping/schedule/quiet-hours';
import type { Deps } from '../deps';

/** How long a reminder that could not be posted waits, and one whose process died. */
const leaseMs = 10 * 60_000;

/**
 * Leases the reminders that are due of one subject whose name begins so; empty when none is. In quiet hours nobody is
 * reminded: what is due then comes when they end.
 */
export async function claimReminders(
  { store, clock, settings }: Pick<Deps, 'store' | 'clock' | 'settings'>,
  prefix: string,
): Promise<Reminder[]> {
  const now = clock();
  if (afterQuiet(now, settings.quietHours, settings.timeZone) > now) return [];
  return store.reminders.claimDue(prefix, {
    now: now.toISOString(),
    until: new Date(now.getTime() + leaseMs).toISOString(),
  });
}
