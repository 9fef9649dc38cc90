import { noticeCard } from '../notice-card';
import type { AdaptiveCard } from '../render-card';

/** For somebody who asks for a file where there could only be a link, of a bot that cannot be reached by one. */
export function noAddressCard(): AdaptiveCard {
  return noticeCard({ tone: 'info', title: 'No file here', lines: [noAddressSentence], next: [askInChat] });
}

const askInChat =
  'In a personal chat with the bot the same command works: there Teams takes the file itself.';
const noAddressSentence =
  'Outside of a personal chat a bot can only give a link, and PUBLIC_URL is not set, so nobody could open it. Nothing was sent.';

/** The same in one go, for the answer to a click. */
export const noAddressMessage = `${noAddressSentence} ${askInChat}`;
