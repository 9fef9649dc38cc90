import { createHash, randomBytes } from 'node:crypto';
import type { Deps } from '../deps';
import { openOffer, type OfferClick, type OfferOpened } from './open-offer';

/** A link works for so long, in minutes. */
export const linkMinutes = 10;

/** What came of asking for a link. */
export type LinkGiven =
  | {
      readonly kind: 'link';
      /** Whoever has it gets the file, so only its owner may see it. */
      readonly url: string;
      readonly fileName: string;
      /** ISO 8601, UTC. */
      readonly expiresAt: string;
    }
  /** Nobody can reach the bot by a link. */
  | { readonly kind: 'no-address' }
  | Exclude<OfferOpened, { kind: 'open' }>;

/**
 * Gives the owner of an offer a link to the file that works once. Only the hash of its token is stored.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function giveLink(deps: Deps, click: OfferClick): Promise<LinkGiven> {
  const { publicUrl } = deps.settings;
  if (publicUrl === null) return { kind: 'no-address' };
  const opened = await openOffer(deps, click, 'link');
  if (opened.kind !== 'open') return opened;
  const token = randomBytes(32).toString('base64url');
  const tokenHash = hashOf(token);
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + linkMinutes * 60_000).toISOString();
  const createdAt = now.toISOString();
  await deps.store.downloads.insert({ ...opened.download, id: tokenHash, tokenHash, createdAt, expiresAt });
  return {
    kind: 'link',
    url: `${publicUrl}/downloads/${token}`,
    fileName: opened.download.fileName,
    expiresAt,
  };
}

/** The SHA-256 of a token, hex. It needs no salt: nobody guesses 32 random bytes. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
