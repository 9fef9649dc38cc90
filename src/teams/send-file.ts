import type { Download } from '../mapping/download';
import { makeFile } from '../workflow/export/make-file';
import { linkOfferCard } from './cards/export/link-offer-card';
import { noAddressCard } from './cards/export/no-address-card';
import { consentMessage } from './file-consent';
import { say, type Turn } from './turn';

/**
 * Answers with an offered file, the way this conversation allows: in a personal chat Teams asks for consent and takes
 * the file, elsewhere bots can send none, so its owner gets a link. Source: "Send and receive files using bot".
 */
export async function sendFile(turn: Turn, download: Download): Promise<void> {
  const { context, deps } = turn;
  if (context.activity.conversation.conversationType === 'personal') {
    const { bytes } = await makeFile(deps, download);
    await context.sendActivity(consentMessage(download, bytes.byteLength));
  } else {
    await say(turn, deps.settings.publicUrl === null ? noAddressCard() : linkOfferCard(download));
  }
}
