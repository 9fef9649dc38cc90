import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { statementOf } from './postgres-statements';

/** What pg says when its `query_timeout` is over. */
const noAnswer = 'Query read timeout';

/** Whether a connection is of no more use: an answer is missing, or a newer version has changed a column of what it keeps. */
function isEnd(error: unknown): boolean {
  // Its words are in the server's language. Source: PostgreSQL, plancache.c; ERRCODE_FEATURE_NOT_SUPPORTED.
  if (error instanceof DatabaseError)
    return error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
  return error instanceof Error && error.message === noAnswer;
}

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
      if (isEnd(error)) dead = error as Error;
      throw error;
    }
  };
  // Nothing here streams, so the form of `query` that takes a cursor is never called.
  return { query: query as never, release: () => client.release(dead) };
}
