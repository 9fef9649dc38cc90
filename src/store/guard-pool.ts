import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** What pg says when its `query_timeout` is over. */
const noAnswer = 'Query read timeout';

/**
 * A pool that does not take back a connection on which an answer is missing. pg gives up waiting (`query_timeout`) but keeps
 * the connection, and whoever is given it next waits behind the same query; so would the rollback.
 */
export function guardPool(pool: Pool): PostgresPool {
  return {
    connect: async () => guardClient(await pool.connect()),
    end: () => pool.end(),
  };
}

function guardClient(client: PoolClient): PostgresPoolClient {
  let dead: Error | undefined;
  const query = async (statement: string, parameters: readonly unknown[]) => {
    if (dead) throw dead;
    try {
      return await client.query(statement, [...parameters]);
    } catch (error) {
      if (error instanceof Error && error.message === noAnswer) dead = error;
      throw error;
    }
  };
  // Nothing here streams, so the form of `query` that takes a cursor is never called.
  return { query: query as never, release: () => client.release(dead) };
}
