import type { Download } from '../../../mapping/download';
import { linkMinutes } from '../../../workflow/export/give-link';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';

/** Draws `cards/export.json`: a file waits for its owner, who alone gets a link to it. */
export function linkOfferCard({ id, owner, fileName }: Download): AdaptiveCard {
  const name = shown(owner.name, 80);
  return renderCard('export', {
    ...accessible(`A file for ${name}: ${shown(fileName)}.`),
    kicker: 'A file is ready to be made',
    title: shown(fileName),
    owner: name,
    sentence: `asked for it and alone gets the link, which works once and for ${linkMinutes} minutes. In a personal chat the same command needs none.`,
    request: id,
    revision: 0,
  });
}
