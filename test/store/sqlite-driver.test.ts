import { openStore } from '../../src/store/open-store';
import { databases } from './databases';
import { draft } from './examples';

const sqlite = databases.filter(({ name }) => name === 'SQLite');

test.each(sqlite)('while $name brings a write to the disk, everything else goes on', async ({ create }) => {
  const database = await create();
  const store = await openStore({ url: database.url });
  const seen: boolean[] = [];
  for (const id of ['one', 'two', 'three']) {
    let othersHadTheirTurn = false;
    setImmediate(() => (othersHadTheirTurn = true));
    await store.drafts.insert(draft({ id }));
    seen.push(othersHadTheirTurn);
  }
  await store.close();
  await database.remove();
  expect(seen).toEqual([true, true, true]);
});

test.each(sqlite)('a single write that $name refuses leaves no transaction open', async ({ create }) => {
  const database = await create();
  const store = await openStore({ url: database.url });
  await store.drafts.insert(draft({ id: 'one' }));
  await expect(store.drafts.insert(draft({ id: 'one' }))).rejects.toThrow(/UNIQUE/);
  await store.drafts.insert(draft({ id: 'two' }));
  expect(await store.transaction(({ drafts }) => drafts.get('two'))).toMatchObject({ id: 'two' });
  await store.close();
  await database.remove();
});
