import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a test keeps the files that people send to the bot, as Teams would. */
export interface FileHost {
  /** The address of a path on it. */
  url(path: string): string;
  close(): Promise<void>;
}

/** Starts it; what each path answers is up to the test. */
export async function startFileHost(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<FileHost> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
