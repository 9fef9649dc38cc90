import { Client } from 'pg';
import type { DatabaseLimits } from '../../src/store/database-limits';
import { openStore, type OpenStore } from '../../src/store/open-store';
import { describeOnDatabases } from './databases';
import { request } from './examples';

const long = 60_000;

describeOnDatabases('a wait for the database', (database) => {
  // SQLite waits for nothing but its one lock; see the tests of its patience.
  if (database.name === 'SQLite') return;
  let url: string;
  let store: OpenStore | undefined;
  let other: Client;

  async function open(limits: Partial<DatabaseLimits>): Promise<OpenStore> {
    store = await openStore({ url, limits: { lockMs: long, statementMs: long, answerMs: long, ...limits } });
    return store;
  }

  /** Somebody else holds the table of requests until the test is over. */
  async function lockRequests(): Promise<void> {
    await other.query('begin; lock table requests in access exclusive mode');
  }

  beforeEach(async () => {
    ({ url } = await database.create());
    other = new Client(url);
    await other.connect();
  });

  afterEach(async () => {
    await other.end();
    await store?.close();
    store = undefined;
  });

  it('for a lock ends', async () => {
    const { requests } = await open({ lockMs: 100 });
    await lockRequests();
    await expect(requests.get('R-1')).rejects.toThrow('canceling statement due to lock timeout');
  });

  it('for a statement ends', async () => {
    const { requests } = await open({ statementMs: 100 });
    await lockRequests();
    await expect(requests.get('R-1')).rejects.toThrow('canceling statement due to statement timeout');
  });

  it('for any answer ends, and the connection without one is not used again', async () => {
    const { requests, drafts } = await open({ answerMs: 300, connections: 1 });
    await lockRequests();
    await expect(requests.get('R-1')).rejects.toThrow('Query read timeout');
    // On the same connection this would wait behind the statement that gets no answer.
    await expect(drafts.get('D-1')).resolves.toBeNull();
  });

  it('for any answer ends a transaction as well, without waiting for its rollback', async () => {
    const opened = await open({ answerMs: 300, connections: 1 });
    await lockRequests();
    const before = performance.now();
    await expect(opened.transaction(({ requests }) => requests.insert(request()))).rejects.toThrow(
      'Query read timeout',
    );
    expect(performance.now() - before).toBeLessThan(600);
  });

  it('for a free connection ends', async () => {
    const { requests } = await open({ connectMs: 300, connections: 1 });
    await lockRequests();
    const waiting = requests.get('R-1');
    await expect(requests.get('R-2')).rejects.toThrow('timeout exceeded when trying to connect');
    await other.query('rollback');
    await expect(waiting).resolves.toBeNull();
  });

  it('of others for a transaction that stands idle ends: it is rolled back', async () => {
    let told: (error: Error) => void = () => undefined;
    const trouble = new Promise<Error>((resolve) => (told = resolve));
    const limits = { idleInTransactionMs: 100 };
    store = await openStore({ url, limits, onTrouble: told });
    const idle = store.transaction(async ({ requests }) => {
      await requests.insert(request());
      await trouble;
      return requests.get('R-1');
    });
    await expect(idle).rejects.toThrow();
    expect((await trouble).message).toContain('idle-in-transaction timeout');
    await expect(store.requests.get('R-1')).resolves.toBeNull();
  });

  it('of a migration has no end but its own', async () => {
    await openStore({ url }).then((opened) => opened.close());
    await other.query('begin; lock table kysely_migration in access exclusive mode');
    const opening = open({ lockMs: 1, statementMs: 1 });
    await waitingForLock(url);
    await other.query('rollback');
    await (await opening).close();
    store = undefined;
  });
});

/** Resolves once somebody waits for a lock in this database. */
async function waitingForLock(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  const waiting =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await client.query(waiting)).rowCount === 0) await new Promise(setImmediate);
  await client.end();
}
