/** How much of PostgreSQL one instance uses, and how long it waits for what, in milliseconds. */
export interface DatabaseLimits {
  /** The most connections at once, beside the one that listens. */
  readonly connections: number;
  /** For a connection, a free one of the pool or a new one. */
  readonly connectMs: number;
  /** For a row or a table that another transaction holds. */
  readonly lockMs: number;
  /** For one statement, the wait for locks included. PostgreSQL ends it. */
  readonly statementMs: number;
  /** For any answer at all; longer than a statement takes, so that only a server that is gone or hangs gives none. */
  readonly answerMs: number;
  /** How long a transaction may stand idle, holding its locks, before PostgreSQL ends it: this process hangs, or its network. */
  readonly idleInTransactionMs: number;
}

/** Whoever asks in Teams waits about fifteen seconds: all of these end sooner, in a sentence. */
export const usualLimits: DatabaseLimits = {
  connections: 10,
  connectMs: 5_000,
  lockMs: 5_000,
  statementMs: 10_000,
  answerMs: 12_000,
  idleInTransactionMs: 30_000,
};
