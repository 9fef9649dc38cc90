import { PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types, type PoolConfig } from 'pg';
import { usualLimits, type DatabaseLimits } from './database-limits';
import { guardPool } from './guard-pool';

/** What the connections look like to whoever asks PostgreSQL (`pg_stat_activity`). */
const applicationName = 'autotask-sso-bot';

export interface PostgresOptions {
  /** Told of a connection that broke. */
  readonly onTrouble: (error: Error) => void;
  /** `null`: none but that a connection must come about, for work that takes as long as it takes. */
  readonly limits: DatabaseLimits | null;
}

/** A pool of PostgreSQL connections. The first is made by the first query. */
export function postgresDialect(url: string, { onTrouble, limits }: PostgresOptions): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName,
    keepAlive: true,
    types: numbersAsNumbers(),
    ...(limits ? limited(limits) : { connectionTimeoutMillis: usualLimits.connectMs }),
  });
  // Each connection tells by itself, once, whether it was idle or used when it broke; without a listener that would end the
  // process. Of an idle one the pool tells as well, and must be listened to likewise (pg's documentation of Pool, "error").
  pool.on('connect', (client) => client.on('error', onTrouble));
  pool.on('error', toldByTheConnection);
  return new PostgresDialect({ pool: guardPool(pool) });
}

/** In the words of pg and PostgreSQL. An address with parameters of the same name, e.g. `?lock_timeout=1000`, overrules them. */
function limited(limits: DatabaseLimits): PoolConfig {
  return {
    max: limits.connections,
    connectionTimeoutMillis: limits.connectMs,
    lock_timeout: limits.lockMs,
    statement_timeout: limits.statementMs,
    query_timeout: limits.answerMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
  };
}

/** pg gives `bigint` as text; Autotask's ids and our counts are far below 2^53. */
function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}

function toldByTheConnection(): void {
  return;
}
