import type { ClientRequest } from 'node:http';

/** Whether a request has a connection. Before that nothing of it can have arrived anywhere. */
export interface Connecting {
  readonly isConnected: boolean;
}

/**
 * Watches a request get its connection, a new one or one that stands, and ends it when that takes too long.
 * @param connected the event that tells that the connection stands; with TLS that is only when both ends know each other
 */
export function watchConnection(
  request: ClientRequest,
  connected: 'connect' | 'secureConnect',
  limitMs: number,
): Connecting {
  const progress = { isConnected: false };
  const timer = setTimeout(() => request.destroy(new Error(`No connection within ${limitMs} ms.`)), limitMs);
  const done = (): void => {
    clearTimeout(timer);
    progress.isConnected = true;
  };
  request.once('close', () => clearTimeout(timer));
  request.once('socket', (socket) => {
    if (request.reusedSocket) done();
    else socket.once(connected, done);
  });
  return progress;
}
