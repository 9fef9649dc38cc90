import { giveLink } from '../../../workflow/export/give-link';
import { linkCard } from '../../cards/export/link-card';
import { noAddressMessage } from '../../cards/export/no-address-card';
import { refusedFileSentence } from '../../cards/export/refused-file-sentence';
import type { CardAction } from '../card-action';

/** `Get my link`: the answer is a card for the clicker's eyes; the message stays as it is for everybody else. */
export const getLinkAction: CardAction = {
  verb: 'get-link',
  async run({ deps, actor }, { request: downloadId }) {
    const given = await giveLink(deps, { downloadId, clicker: actor });
    if (given.kind === 'link') return { card: linkCard(given) };
    return { message: given.kind === 'no-address' ? noAddressMessage : refusedFileSentence(given) };
  },
};
