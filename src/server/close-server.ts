import type { Server } from 'restify';

const lookAgainMs = 100;

/**
 * Takes no new connection, and resolves when every request under way is answered. Connections that are kept alive
 * between requests are closed as soon as they are idle, or they would hold the server until they time out.
 */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const closing = setInterval(() => server.server.closeIdleConnections(), lookAgainMs);
    server.close(() => {
      clearInterval(closing);
      resolve();
    });
  });
}
