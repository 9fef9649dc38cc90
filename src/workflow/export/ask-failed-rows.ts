import type { Download } from '../../mapping/download';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { recordDenial } from '../record';
import { rolesOf } from '../roles';
import { offerDownload } from './offer-download';

/** What asking for the rows that were not posted came to. */
export type FailedRowsAsked =
  | { readonly kind: 'offered'; readonly download: Download }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'denied' }
  /** Every row was posted, by now. */
  | { readonly kind: 'none' };

/**
 * Offers the rows of a batch that were not posted to an administrator or approver, each with the reason.
 * @throws UpstreamError when Entra does not tell the roles; nothing is stored then
 */
export async function askFailedRows(
  deps: Deps,
  { batchId, actor }: { batchId: string; actor: Actor },
): Promise<FailedRowsAsked> {
  if (!(await deps.store.batches.get(batchId))) return { kind: 'unknown' };
  const { administrator, approver } = await rolesOf(deps, actor.objectId);
  if (!administrator && !approver) {
    const reason = 'neither administrator nor approver';
    await recordDenial(deps, { actor, action: 'batch.csv', requestId: batchId, reason });
    return { kind: 'denied' };
  }
  const { failed = 0, void: voided = 0 } = await deps.store.requests.countsOfBatch(batchId);
  if (failed + voided === 0) return { kind: 'none' };
  const content = { kind: 'failed-rows', batchId } as const;
  const fileName = `sso-not-posted-${batchId}.csv`;
  return { kind: 'offered', download: await offerDownload(deps, { owner: actor, content, fileName }) };
}
