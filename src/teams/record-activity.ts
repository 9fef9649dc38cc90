import type { Activity } from 'botbuilder';
import type { Deps } from '../workflow/deps';
import { recordEvent } from '../workflow/record';

/** Writes to the audit log that an activity was refused, and why. Who sent it is what the activity says. */
export async function recordActivity(
  { from, conversation }: Partial<Activity>,
  deps: Pick<Deps, 'store' | 'clock'>,
  event: string,
  reason: string,
): Promise<void> {
  await recordEvent(deps, {
    actor: { objectId: from?.aadObjectId ?? from?.id ?? 'unknown', name: from?.name ?? 'unknown' },
    event,
    requestId: null,
    details: { reason, tenantId: conversation?.tenantId ?? null },
  });
}
