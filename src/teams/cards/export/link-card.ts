import type { LinkGiven } from '../../../workflow/export/give-link';
import { readersTime } from '../../text/times';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';

/** Draws `cards/export-link.json`: the link, for its owner's eyes. */
export function linkCard({ url, fileName, expiresAt }: Extract<LinkGiven, { kind: 'link' }>): AdaptiveCard {
  return renderCard('export-link', {
    ...accessible(`Your link to ${shown(fileName)} is ready. It works once.`),
    kicker: 'Only you see this',
    title: shown(fileName),
    expires: `Works once, until ${readersTime(expiresAt)}`,
    url,
  });
}
