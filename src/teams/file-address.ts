import type { Activity } from 'botbuilder';

/**
 * Whose subdomains Teams keeps files on: SharePoint and OneDrive of each Microsoft cloud, and what the Bot Framework and
 * Skype keep attachments on. Source: "Send and receive files using a bot" and "Microsoft 365 URLs and IP address ranges".
 */
const domainsOfFiles = [
  'sharepoint.com',
  'sharepoint.us',
  'sharepoint-mil.us',
  'sharepoint.cn',
  'svc.ms',
  '1drv.com',
  'onedrive.com',
  'botframework.com',
  'skype.com',
];

/** A host and not a domain: whoever has an Azure subscription can have another name in trafficmanager.net. */
const connectorHost = 'smba.trafficmanager.net';

/**
 * Whether the bot may exchange a file with this address: over https where Microsoft keeps files, or with the service the
 * activity came from. An activity from this machine may name any https address, and http within this machine. Of a bot
 * with credentials none does: the Bot Framework compares an activity's `serviceUrl` with the one in its signed token.
 */
export function mayHoldFile(address: string, { serviceUrl }: Pick<Activity, 'serviceUrl'>): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (isOnThisMachine(serviceUrl)) return url.protocol === 'https:' || isOnThisMachine(address);
  return url.protocol === 'https:' && (keepsFiles(url.host) || isHostOf(serviceUrl, url.host));
}

/** @param host with its port, unless that is the one of https */
function keepsFiles(host: string): boolean {
  return host === connectorHost || domainsOfFiles.some((domain) => host.endsWith(`.${domain}`));
}

function isHostOf(address: string, host: string): boolean {
  return URL.canParse(address) && new URL(address).host === host;
}

function isOnThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);
}
