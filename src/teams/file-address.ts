import type { Activity } from 'botbuilder';

/**
 * Whether the bot may exchange a file with this address: over https, or over plain http within this machine when the
 * activity came from this machine too. Of a bot with credentials none does: the Bot Framework compares an activity's
 * `serviceUrl` with the one in its signed token.
 */
export function mayHoldFile(address: string, { serviceUrl }: Pick<Activity, 'serviceUrl'>): boolean {
  if (!URL.canParse(address)) return false;
  if (new URL(address).protocol === 'https:') return true;
  return isOnThisMachine(address) && isOnThisMachine(serviceUrl);
}

function isOnThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);
}
