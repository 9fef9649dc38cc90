import type { Actor } from '../mapping/request';
import type { Deps } from './deps';
import type { Examined } from './examine';

/** Writes a refused attempt to the audit log: who tried what on which request, and why it was refused. */
export async function recordDenial(
  deps: Pick<Deps, 'store' | 'clock'>,
  attempt: { actor: Actor; action: string; requestId: string | null; reason: string },
): Promise<void> {
  await deps.store.audit.append({
    at: deps.clock().toISOString(),
    actor: attempt.actor,
    event: `${attempt.action}.denied`,
    requestId: attempt.requestId,
    before: null,
    after: null,
    details: { reason: attempt.reason },
  });
}

/** Writes to the audit log that a pair was refused, and why, to whoever asked for it. */
export async function recordRefusal(
  deps: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  { user, resource, obstacles }: Extract<Examined, { kind: 'refused' }>,
): Promise<void> {
  await deps.store.audit.append({
    at: deps.clock().toISOString(),
    actor,
    event: 'map.refused',
    requestId: null,
    before: null,
    after: null,
    details: { objectId: user.id, resourceId: resource?.id ?? null, obstacles },
  });
}
