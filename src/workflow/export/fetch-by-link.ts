import type { Download } from '../../mapping/download';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import { hashOf } from './give-link';
import { makeFile, type DownloadedFile } from './make-file';
import { ownerMayFetch } from './may-fetch';
import { recordFetched, recordRefused, type FetchRefusal } from './record-fetch';

/** What a link came to. */
export type LinkFetched =
  | { readonly kind: 'file'; readonly file: DownloadedFile }
  /** Whatever is wrong with it: nobody is told what. */
  | { readonly kind: 'none' }
  /** It could not be told whether the owner may still have it; the link still works. */
  | { readonly kind: 'later' };

/** Whether the link with this token would give a file. Uses nothing up. */
export async function isLinkOpen(deps: Pick<Deps, 'store' | 'clock'>, token: string): Promise<boolean> {
  const download = await find(deps, token);
  return download !== null && faultOf(download, deps.clock()) === null;
}

/**
 * Hands over the file of a link, once, and only while its owner still has the role it takes, asked of Entra now. The file
 * is made first, so that a link is not used up without one.
 */
export async function fetchByLink(deps: Deps, token: string): Promise<LinkFetched> {
  const download = await find(deps, token);
  if (!download) return { kind: 'none' };
  try {
    const fault = faultOf(download, deps.clock()) ?? (await faultOfOwner(deps, download));
    if (fault) return await refuse(deps, download, fault);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    deps.log.warn({ err: error }, 'it could not be told whether a download may be fetched');
    return { kind: 'later' };
  }
  const file = await makeFile(deps, download);
  // Of several who come at once one wins.
  const used = await deps.store.downloads.use(download.id, deps.clock().toISOString());
  if (!used) return refuse(deps, download, 'used-already');
  await recordFetched(deps, download, 'link');
  return { kind: 'file', file };
}

/** A link's download has its token's hash as id, so looking at it does not use it up. */
async function find({ store }: Pick<Deps, 'store'>, token: string): Promise<Download | null> {
  return store.downloads.get(hashOf(token));
}

function faultOf({ usedAt, expiresAt }: Download, now: Date): FetchRefusal | null {
  if (usedAt !== null) return 'used-already';
  return expiresAt <= now.toISOString() ? 'expired' : null;
}

async function faultOfOwner(deps: Deps, download: Download): Promise<FetchRefusal | null> {
  return (await ownerMayFetch(deps, download)) ? null : 'no-role';
}

async function refuse(deps: Deps, download: Download, reason: FetchRefusal): Promise<LinkFetched> {
  await recordRefused(deps, download, { actor: download.owner, way: 'link', reason });
  return { kind: 'none' };
}
