import { isIPv4 } from 'node:net';

/** Whether a host, as `HOST` or the host name of a URL, is this machine: what is sent there leaves it for nobody else. */
export function isLoopback(host: string): boolean {
  const isHere = host === 'localhost' || host === '::1' || host === '[::1]';
  return isHere || (isIPv4(host) && host.startsWith('127.'));
}
