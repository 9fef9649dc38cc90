import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { ExponentialBackoff } from 'cockatiel';
import { Client, type ClientConfig } from 'pg';
import { askInTurn } from './ask-in-turn';

/** A connection that is made again whenever it breaks. */
export interface LastingConnection {
  /** The connection, ready; `null` while there is none. */
  readonly current: () => Client | null;
  /** Resolves when it was made, or could not be made, for the first time. */
  readonly tried: Promise<void>;
  /** Closes it for good. */
  readonly close: () => Promise<void>;
}

/** What is done with each connection. */
export interface ConnectionUse {
  /** Makes a new connection ready. When it throws, the connection counts as broken. */
  readonly onMade: (client: Client) => Promise<void>;
  /** Told why a connection broke or could not be made. It is made again after a while. */
  readonly onTrouble: (error: Error) => void;
}

const patience = new ExponentialBackoff({ initialDelay: 100, maxDelay: 15_000 });
/**
 * How often to ask whether the server is still there, in milliseconds: a connection that only listens would not notice by
 * itself. To the server it says that we are.
 */
export const beatMs = 15_000;

/** Makes the connection, in the background, and keeps it. */
export function lastingConnection(config: ClientConfig, use: ConnectionUse): LastingConnection {
  const closing = new AbortController();
  let current: Client | null = null;
  let noteTry = ignore;
  const tried = new Promise<void>((resolve) => (noteTry = resolve));
  const keeping = keep(config, closing.signal, {
    ...use,
    onMade: async (client) => {
      await use.onMade(client);
      current = client;
      noteTry();
    },
    onTrouble: (error) => {
      current = null;
      noteTry();
      use.onTrouble(error);
    },
  });
  return {
    current: () => current,
    tried,
    async close() {
      closing.abort();
      await keeping;
    },
  };
}

async function keep(config: ClientConfig, closing: AbortSignal, use: ConnectionUse): Promise<void> {
  let pause = patience.next();
  while (!closing.aborted) {
    const onMade = async (client: Client): Promise<void> => {
      await use.onMade(client);
      pause = patience.next();
    };
    await live(config, closing, { ...use, onMade });
    // Rejects only when it is aborted, which is how it is told to stop.
    await delay(pause.duration, undefined, { signal: closing }).catch(ignore);
    pause = pause.next(undefined);
  }
}

/** One life of the connection. */
async function live(config: ClientConfig, closing: AbortSignal, use: ConnectionUse): Promise<void> {
  const client = new Client(config);
  // Without a listener a connection that breaks would end the process; whoever waits for it is told by that.
  client.on('error', ignore);
  try {
    await client.connect();
    await use.onMade(client);
    await untilBroken(client, closing);
    throw new Error('PostgreSQL ended the connection.');
  } catch (error) {
    if (!closing.aborted) use.onTrouble(error as Error);
  }
  await client.end().catch(use.onTrouble);
}

/** Resolves when the connection ended; rejects when it broke, gives no answer any more, or is to be closed. */
async function untilBroken(client: Client, closing: AbortSignal): Promise<void> {
  const silent = new AbortController();
  const beat = setInterval(() => {
    askInTurn(client, 'select 1').catch((error: unknown) => silent.abort(error));
  }, beatMs);
  try {
    await once(client, 'end', { signal: AbortSignal.any([closing, silent.signal]) });
  } finally {
    clearInterval(beat);
  }
}

function ignore(): void {
  return;
}
