import { isIPv4 } from 'node:net';

/** Whether a URL leads to this machine itself, where simulators listen and no token may go. */
export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname;
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}
