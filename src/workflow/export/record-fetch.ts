import type { Download } from '../../mapping/download';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { recordEvent } from '../record';
import { aboutOf } from './offer-download';

/** Which way a file goes: into somebody's OneDrive by their consent in Teams, or by a link. */
export type Way = 'consent' | 'link';

/**
 * Notes that a file is handed over: before it is, so that none leaves without a trace. Of who opened a link nothing is
 * known but that they had it, so the record says that too.
 */
export async function recordFetched(
  deps: Pick<Deps, 'store' | 'clock'>,
  { owner, fileName, content }: Download,
  way: Way,
): Promise<void> {
  const note = `${fileName}, by the link they were given; who opened it is known only to have had the link`;
  const details = { fileName, way, ...(way === 'link' ? { note } : {}) };
  await recordEvent(deps, { actor: owner, event: 'export.fetched', requestId: aboutOf(content), details });
}

/** Notes that somebody did not get a file, and why. */
export async function recordRefused(
  deps: Pick<Deps, 'store' | 'clock'>,
  { fileName, content }: Download,
  refused: { readonly actor: Actor; readonly way: Way; readonly reason: FetchRefusal },
): Promise<void> {
  const { actor, way, reason } = refused;
  const details = { fileName, way, reason };
  await recordEvent(deps, { actor, event: 'export.refused', requestId: aboutOf(content), details });
}

/** Why somebody does not get a file. */
export type FetchRefusal = 'not-the-owner' | 'no-role' | 'expired' | 'used-already';
