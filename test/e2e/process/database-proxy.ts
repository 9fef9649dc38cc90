import { setTimeout as pause } from 'node:timers/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What goes wrong on the way to a database. */
export type DatabaseTrouble =
  /** Answers come 200 ms later. */
  | 'late'
  /** Questions are taken, and nobody answers. */
  | 'stuck'
  /** A connection is reset when something is asked on it. */
  | 'reset'
  /** An answer ends in its middle, and the connection with it; what was asked for is done. */
  | 'half'
  /** Connections are ended and refused. */
  | 'cut';

/** A way to a database on which a test can make trouble. */
export interface DatabaseProxy {
  /** The database's address by this way. */
  readonly url: string;
  /** How it is from now on; `open` passes everything on. */
  set(state: 'open' | DatabaseTrouble): void;
  close(): Promise<void>;
}

const lateMs = 200;

/** Stands before the database at this address. */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | DatabaseTrouble = 'open';
  const server = createServer((client) => {
    if (state === 'cut') {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.on('data', (question) => {
      if (state === 'reset') client.resetAndDestroy();
      else if (state !== 'stuck') upstream.write(question);
    });
    let answered = Promise.resolve();
    upstream.on('data', (answer: Buffer) => {
      if (state === 'half') client.end(answer.subarray(0, Math.floor(answer.length / 2)));
      else if (state !== 'stuck') {
        const ms = state === 'late' ? lateMs : 0;
        // One after the other, also when it is not late any more.
        answered = answered.then(() => pause(ms)).then(() => void client.write(answer));
      }
    });
    for (const [from, to] of [pair, [upstream, client] as const]) {
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
      // Bytes that were swallowed cannot be made up for.
      if (state === 'stuck' || next === 'cut') cut();
      state = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
