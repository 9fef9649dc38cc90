import { randomUUID } from 'node:crypto';
import type { Client, ClientConfig } from 'pg';
import { usualLimits } from '../database-limits';
import { askInTurn } from './ask-in-turn';
import type { Instance } from './instance';
import { jobChannel } from './job-channel';
import { beatMs, lastingConnection } from './lasting-connection';

/** What an instance is told. */
export interface InstanceEvents {
  /** Another instance enqueued a job, or may have done so while nobody listened. */
  readonly onJobs: () => void;
  /** The connection broke. It is made again by itself; until then jobs are found by polling. */
  readonly onTrouble: (error: Error) => void;
}

/** Seen in `pg_stat_activity`. */
export const listenerName = 'autotask-sso-bot listener';

/** Four beats of the connection. */
const usualSilenceMs = 4 * beatMs;

/**
 * One of several instances on a PostgreSQL database, with a connection of its own beside the pool. On it the instance
 * listens for jobs of the others, and one of them holds the lock of who leads. PostgreSQL frees the lock when the connection
 * ends: a leader that was killed is followed at the next question, one that hangs or whose host is gone after `silentMs`.
 * @param silentMs how long the connection may be silent before PostgreSQL ends it; a live one is heard of far more often
 */
export async function postgresInstance(
  url: string,
  { onJobs, onTrouble }: InstanceEvents,
  silentMs: number = usualSilenceMs,
): Promise<Instance> {
  const id = randomUUID();
  const leaders = new WeakSet<Client>();
  const connection = lastingConnection(configOf(url), {
    onMade: async (client) => {
      client.on('notification', ({ payload }) => {
        if (payload !== id) onJobs();
      });
      await endWhenSilent(client, silentMs);
      await client.query(`listen ${jobChannel}`);
      onJobs();
    },
    onTrouble,
  });
  await connection.tried;
  return {
    id,
    leads: async () => {
      const client = connection.current();
      if (!client) return false;
      if (!leaders.has(client) && (await takeLead(client))) leaders.add(client);
      return leaders.has(client);
    },
    close: () => connection.close(),
  };
}

/**
 * A host that lost its power or network ends no connection: PostgreSQL would keep the session, and the lock with it, until
 * TCP gives up, which by default takes two hours. Source: PostgreSQL, `idle_session_timeout` (14 and later; before there is
 * none, and the session stays).
 */
async function endWhenSilent(client: Client, silentMs: number): Promise<void> {
  const name = 'idle_session_timeout';
  await client.query('select set_config(name, $1, false) from pg_settings where name = $2', [
    String(silentMs),
    name,
  ]);
}

/** A session's advisory lock: held until the session ends. Two that meet are told apart by PostgreSQL, not by us. */
async function takeLead(client: Client): Promise<boolean> {
  const [row] = await askInTurn<{ taken: boolean }>(
    client,
    `select pg_try_advisory_lock(hashtext('autotask-sso-bot leads')) as taken`,
  );
  return row?.taken ?? false;
}

function configOf(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: listenerName,
    connectionTimeoutMillis: usualLimits.connectMs,
    query_timeout: usualLimits.answerMs,
    keepAlive: true,
  };
}
