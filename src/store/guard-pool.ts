import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { statementOf } from './postgres-statements';

/** After which words a connection is of no more use. */
const ends: readonly string[] = [
  // Of pg, when its `query_timeout` is over.
  'Query read timeout',
  // Of PostgreSQL, when a newer version has changed a column of a statement that the connection keeps.
  'cached plan must not change result type',
];

/**
 * A pool whose connections keep their statements, and that does not take back one of no more use. When an answer is missing pg
 * gives up waiting (`query_timeout`) but keeps the connection, and whoever is given it next waits behind the same query; so
 * would the rollback.
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
      return await client.query({ ...statementOf(statement, parameters), values: [...parameters] });
    } catch (error) {
      if (error instanceof Error && ends.includes(error.message)) dead = error;
      throw error;
    }
  };
  // Nothing here streams, so the form of `query` that takes a cursor is never called.
  return { query: query as never, release: () => client.release(dead) };
}
