import { Migrator } from 'kysely';
import { openDatabase } from '../../src/store/dialects';
import { foundation } from '../../src/store/migrations/0001-foundation';
import { openStore } from '../../src/store/open-store';
import { repositories } from '../../src/store/repositories';
import { describeOnDatabases, type DatabaseUnderTest } from './databases';
import { draft, event, mapping, request } from './examples';
import { reminder, setup } from './setup-examples';

describeOnDatabases('a database of the version before the set-up', (database) => {
  it('is brought up to date and keeps what it has', async () => {
    const { url, remove } = await withData(database);
    const store = await openStore({ url });
    expect(await store.requests.get('R-1')).toEqual(request());
    expect(await store.drafts.get('D-1')).toEqual(draft());
    expect(await store.mappings.byObjectId(mapping().objectId)).toEqual(mapping());
    expect((await store.audit.head()).seq).toBe(1);
    await store.audit.append(event());
    expect(await store.setups.insert(setup())).toBe(true);
    await store.reminders.plan('a', [reminder('a', 10)]);
    expect(await store.reminders.planned('a')).toHaveLength(1);
    await store.close();
    await remove();
  });

  it('opened as it is, stays as it is, and says what it lacks', async () => {
    const { url, remove } = await withData(database);
    const store = await openStore({ url, migrate: false });
    await expect(store.ping()).rejects.toThrow('The database lacks the migrations 0002-setup.');
    expect(await store.requests.get('R-1')).toEqual(request());
    await store.close();
    await remove();
  });
});

async function withData(database: DatabaseUnderTest): Promise<{ url: string; remove: () => Promise<void> }> {
  const created = await database.create();
  const opened = openDatabase(created.url, fail, { mustExist: false });
  const provider = {
    getMigrations: () => Promise.resolve({ '0001-foundation': foundation(opened.kind) }),
  };
  const { error } = await new Migrator({ db: opened.db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  const { requests, drafts, mappings, audit } = repositories(opened, () => undefined);
  await requests.insert(request());
  await drafts.insert(draft());
  await mappings.insert(mapping());
  await audit.append(event());
  await opened.db.destroy();
  return created;
}

function fail(error: Error): void {
  throw error;
}
