import type { Deps } from '../deps';
import { makeFile, type DownloadedFile } from './make-file';
import { openOffer, type OfferClick, type OfferOpened } from './open-offer';
import { recordFetched } from './record-fetch';

/** What came of the consent. */
export type OfferAccepted =
  { readonly kind: 'file'; readonly file: DownloadedFile } | Exclude<OfferOpened, { kind: 'open' }>;

/**
 * Makes the file for somebody who consented to have it put into their OneDrive.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function acceptOffer(deps: Deps, click: OfferClick): Promise<OfferAccepted> {
  const opened = await openOffer(deps, click, 'consent');
  if (opened.kind !== 'open') return opened;
  const file = await makeFile(deps, opened.download);
  await recordFetched(deps, opened.download, 'consent');
  return { kind: 'file', file };
}
