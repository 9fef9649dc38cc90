import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a database that a test can cut off or block. */
export interface DatabaseProxy {
  /** The database's address by this way. */
  readonly url: string;
  /** From now on: `open` passes everything on, `cut` ends and refuses connections, `stuck` takes them and says nothing. */
  set(state: 'open' | 'cut' | 'stuck'): void;
  close(): Promise<void>;
}

/** Stands before the database at this address. */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'cut' | 'stuck' = 'open';
  const server = createServer((client) => {
    if (state === 'cut') {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on('data', (chunk) => state === 'open' && to.write(chunk));
      // Whichever side goes, the other goes too.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  const cut = (): void => pairs.forEach((pair) => pair.forEach((socket) => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    set(next) {
      state = next;
      // Bytes that were swallowed cannot be made up for.
      if (next !== 'stuck') cut();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
