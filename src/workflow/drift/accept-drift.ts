import type { AcceptedDrift, DriftDigest, DriftFinding } from '../../mapping/drift/drift';
import { sameObjectId, type Denial } from '../../mapping/policy';
import type { Report } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { recordDenial } from '../record';
import { rolesOf } from '../roles';
import { driftPage, pageOfRow } from './drift-page';
import { findingAt, type RowClick, type RowMissed } from './finding-at';

/** A click on `Accept`. */
export interface Acceptance extends RowClick {
  /** Why it is all right; empty when nothing was typed. */
  readonly reason: string;
}

/** What came of it. */
export type DriftAccepted =
  | { readonly kind: 'done'; readonly digest: DriftDigest }
  | RowMissed
  | { readonly kind: 'denied'; readonly denial: Denial }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'already'; readonly accepted: AcceptedDrift };

/**
 * Notes that a finding is all right as it is, so that it stays quiet until it changes.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function acceptDrift(deps: Deps, click: Acceptance): Promise<DriftAccepted> {
  const found = await findingAt(deps, click);
  if (found.kind !== 'found') return found;
  const { report, row } = found;
  const denial = await denialOf(deps, click.clicker, row.finding);
  if (denial) return denied(deps, click.clicker, row.finding, denial);
  if (row.accepted) return { kind: 'already', accepted: row.accepted };
  if (await isAcceptedOtherwise(deps, row.finding, report)) return { kind: 'stale' };
  if (click.reason === '') return { kind: 'reason-missing' };
  await note(deps, row.finding, click);
  const digest = await driftPage(deps, report, pageOfRow(row.position));
  return digest ? { kind: 'done', digest } : { kind: 'gone' };
}

async function denialOf(deps: Deps, clicker: Actor, { objectId }: DriftFinding): Promise<Denial | null> {
  const { approver } = await rolesOf(deps, clicker.objectId);
  if (!approver) return 'not-approver';
  return deps.settings.fourEyes && sameObjectId(clicker.objectId, objectId) ? 'own-mapping' : null;
}

/** Whether somebody accepted what was found later, which this acceptance would take the place of. */
async function isAcceptedOtherwise(
  { store }: Deps,
  { key, fingerprint }: DriftFinding,
  { askedAt }: Report,
): Promise<boolean> {
  const accepted = (await store.acceptedDrifts.all()).find((other) => other.key === key);
  return accepted !== undefined && accepted.fingerprint !== fingerprint && accepted.at >= askedAt;
}

async function denied(
  deps: Deps,
  actor: Actor,
  { requestId }: DriftFinding,
  reason: Denial,
): Promise<DriftAccepted> {
  await recordDenial(deps, { actor, action: 'drift.accept', requestId, reason });
  return { kind: 'denied', denial: reason };
}

async function note(
  { store, clock }: Deps,
  { key, fingerprint, kind, objectId, resourceId, requestId }: DriftFinding,
  { clicker: by, reason }: Acceptance,
): Promise<void> {
  const at = clock().toISOString();
  await store.transaction(async ({ acceptedDrifts, audit }) => {
    await acceptedDrifts.accept({ key, fingerprint, by, at, reason });
    await audit.append({
      at,
      actor: by,
      event: 'drift.accepted',
      requestId,
      before: null,
      after: null,
      details: { kind, objectId, resourceId, fingerprint, reason },
    });
  });
}
