import { openStore } from '../../src/store/open-store';
import { describeOnDatabases } from './databases';
import { request } from './examples';
import { runRawSql } from './run-raw-sql';

/** Ends every other connection to this database, as a restart of PostgreSQL does. */
const endOthers =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';

describeOnDatabases('a database that goes away', (database) => {
  // SQLite has no connection that somebody else could end.
  if (database.name === 'SQLite') return;

  it('in the middle of a transaction fails that transaction, and the next one goes on', async () => {
    const { url, remove } = await database.create();
    const troubles: Error[] = [];
    const store = await openStore({ url, onTrouble: (error) => troubles.push(error) });
    try {
      await expect(
        store.transaction(async ({ requests }) => {
          await requests.insert(request());
          await runRawSql(url, endOthers);
          await requests.get('R-1');
        }),
      ).rejects.toThrow();
      expect(troubles).not.toHaveLength(0);
      await expect(store.requests.get('R-1')).resolves.toBeNull();
    } finally {
      await store.close();
      await remove();
    }
  });

  it('while nobody uses it is told once for each connection', async () => {
    const { url, remove } = await database.create();
    let told: () => void = () => undefined;
    const broken = new Promise<void>((resolve) => (told = resolve));
    const troubles: Error[] = [];
    const onTrouble = (error: Error): void => {
      troubles.push(error);
      told();
    };
    const store = await openStore({ url, onTrouble, limits: { connections: 1 } });
    try {
      await runRawSql(url, endOthers);
      await broken;
      await store.ping();
      expect(troubles).toHaveLength(1);
    } finally {
      await store.close();
      await remove();
    }
  });
});
