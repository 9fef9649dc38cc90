import { PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';

/** How long to wait for a connection before the database counts as down, in milliseconds. */
const connectionTimeoutMillis = 5000;

/** A pool of PostgreSQL connections. The first is made by the first query. */
export function postgresDialect(url: string, onTrouble: (error: Error) => void): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis,
    keepAlive: true,
    types: numbersAsNumbers(),
  });
  // Without a listener, a broken idle connection would end the process (pg's documentation of Pool, "error").
  pool.on('error', onTrouble);
  // The pool listens to idle connections only; one that breaks while it is used would end the process just the same.
  // Whoever uses it is told by the failing query.
  pool.on('connect', (client) => client.on('error', onTrouble));
  return new PostgresDialect({ pool });
}

/** pg gives `bigint` as text; Autotask's ids and our counts are far below 2^53. */
function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}
