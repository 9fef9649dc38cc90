import type { Download } from '../../mapping/download';
import { sameObjectId } from '../../mapping/policy';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { ownerMayFetch } from './may-fetch';
import { recordRefused, type FetchRefusal, type Way } from './record-fetch';

/** Somebody takes up an offer. */
export interface OfferClick {
  readonly downloadId: string;
  readonly clicker: Actor;
}

/** An offer that may be fetched, or why not. */
export type OfferOpened =
  | { readonly kind: 'open'; readonly download: Download }
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-yours'; readonly owner: string }
  | { readonly kind: 'denied' };

/**
 * Finds the offer for who takes it up: their own, in time, and while they have the role it takes. A refusal is recorded.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function openOffer(
  deps: Deps,
  { downloadId, clicker: actor }: OfferClick,
  way: Way,
): Promise<OfferOpened> {
  const download = await deps.store.downloads.get(downloadId);
  if (download?.tokenHash !== null) return { kind: 'gone' };
  const refuse = (reason: FetchRefusal): Promise<void> =>
    recordRefused(deps, download, { actor, way, reason });
  if (!sameObjectId(actor.objectId, download.owner.objectId)) {
    await refuse('not-the-owner');
    return { kind: 'not-yours', owner: download.owner.name };
  }
  if (download.expiresAt <= deps.clock().toISOString()) {
    await refuse('expired');
    return { kind: 'gone' };
  }
  if (await ownerMayFetch(deps, download)) return { kind: 'open', download };
  await refuse('no-role');
  return { kind: 'denied' };
}
