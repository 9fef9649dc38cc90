interface PostgresRun {
  readonly server: { stop(): Promise<void> };
  /** To be removed afterwards. */
  readonly folders: readonly string[];
}

const key = Symbol.for('autotask-sso-bot.test-postgres');

/** The PostgreSQL of this test run. Jest loads set-up and tear-down apart, so it lives on the process. */
export const postgresRun = {
  get current(): PostgresRun | null {
    return (Reflect.get(globalThis, key) as PostgresRun | undefined) ?? null;
  },
  set current(run: PostgresRun | null) {
    Reflect.set(globalThis, key, run);
  },
};
