import { randomUUID } from 'node:crypto';
import type { Client, ClientConfig } from 'pg';
import { usualLimits } from '../database-limits';
import { askInTurn } from './ask-in-turn';
import type { Instance } from './instance';
import { jobChannel } from './job-channel';
import { lastingConnection } from './lasting-connection';

/** What an instance is told. */
export interface InstanceEvents {
  /** Another instance enqueued a job, or may have done so while nobody listened. */
  readonly onJobs: () => void;
  /** The connection broke. It is made again by itself; until then jobs are found by polling. */
  readonly onTrouble: (error: Error) => void;
}

/** Seen in `pg_stat_activity`. */
export const listenerName = 'autotask-sso-bot listener';

/**
 * One of several instances on a PostgreSQL database, with a connection of its own beside the pool. On it the instance
 * listens for jobs of the others, and one of them holds the lock of who leads. PostgreSQL frees the lock when the connection
 * ends, so a leader that was killed is followed at the next question.
 */
export async function postgresInstance(
  url: string,
  { onJobs, onTrouble }: InstanceEvents,
): Promise<Instance> {
  const id = randomUUID();
  const leaders = new WeakSet<Client>();
  const connection = lastingConnection(configOf(url), {
    onMade: async (client) => {
      client.on('notification', ({ payload }) => {
        if (payload !== id) onJobs();
      });
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
