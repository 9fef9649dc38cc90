import type { Server as HttpServer } from 'node:http';
import type { Server } from 'restify';
import { pino } from 'pino';
import { createServer, type ServerParts } from '../../src/server/create-server';

/** The HTTP side alone, on a free port, with working parts but for what is given. */
export interface ListeningServer {
  readonly port: number;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

/** Starts one. */
export async function startServer(parts: Partial<ServerParts> = {}): Promise<ListeningServer> {
  const server = createServer({
    process: (_request, response) => {
      (response as { send(status: number): void }).send(202);
      return Promise.resolve();
    },
    readiness: { ping: () => Promise.resolve() },
    metrics: () => Promise.resolve('jobs 7\n'),
    downloads: { isOpen: () => Promise.resolve(false), fetch: () => Promise.resolve({ kind: 'none' }) },
    log: pino({ level: 'silent' }),
    ...parts,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    port: server.address().port,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        (server.server as HttpServer).closeAllConnections();
      }),
  };
}
