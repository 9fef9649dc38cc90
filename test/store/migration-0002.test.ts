import { foundation } from '../../src/store/migrations/0001-foundation';
import { openStore } from '../../src/store/open-store';
import { describeOnDatabases } from './databases';
import { draft, event, mapping, request } from './examples';
import {
  insertOldDraft,
  insertOldEvents,
  insertOldMapping,
  insertOldRequest,
  oldDatabase,
} from './old-database';
import { reminder, setup } from './setup-examples';

describeOnDatabases('a database of the version before the set-up', (database) => {
  const withData = () =>
    oldDatabase(
      database,
      (kind) => ({ '0001-foundation': foundation(kind) }),
      async (db) => {
        await insertOldRequest(db, {});
        await insertOldDraft(db);
        await insertOldMapping(db);
        await insertOldEvents(db, [event()]);
      },
    );

  it('is brought up to date and keeps what it has', async () => {
    const { url, remove } = await withData();
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
    const { url, remove } = await withData();
    const store = await openStore({ url, migrate: false });
    await expect(store.ping()).rejects.toThrow(
      'The database lacks the migrations 0002-setup, 0003-whole-company, 0004-production.',
    );
    expect(await store.requests.get('R-1')).toEqual(request());
    await store.close();
    await remove();
  });
});
