import type { AuditEvent } from '../mapping/audit-chain';
import type { Actor, Purpose } from '../mapping/request';
import type { Deps } from './deps';
import type { Examined } from './examine';

/** Writes to the audit log what happened without a state having changed. */
export async function recordEvent(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  happened: Pick<AuditEvent, 'actor' | 'event' | 'requestId' | 'details'>,
): Promise<void> {
  await store.audit.append({ at: clock().toISOString(), before: null, after: null, ...happened });
}

/** Writes a refused attempt to the audit log: who tried what on which request, and why it was refused. */
export async function recordDenial(
  deps: Pick<Deps, 'store' | 'clock'>,
  attempt: { actor: Actor; action: string; requestId: string | null; reason: string },
): Promise<void> {
  const { actor, action, requestId, reason } = attempt;
  await recordEvent(deps, { actor, event: `${action}.denied`, requestId, details: { reason } });
}

/** Writes to the audit log that a pair was refused, and why, to whoever asked to map or unmap it. */
export async function recordRefusal(
  deps: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  { user, resource, obstacles }: Extract<Examined, { kind: 'refused' }>,
  purpose: Purpose = 'map',
): Promise<void> {
  const details = { objectId: user.id, resourceId: resource?.id ?? null, obstacles };
  await recordEvent(deps, { actor, event: `${purpose}.refused`, requestId: null, details });
}
