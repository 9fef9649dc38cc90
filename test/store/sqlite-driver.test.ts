import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import Libsql from 'libsql';
import OffThread from 'libsql/promise';
import { openDatabase } from '../../src/store/dialects';
import { openStore } from '../../src/store/open-store';
import { executeOffThread } from '../../src/store/sqlite-off-thread';
import { databases } from './databases';
import { draft, requestNumber } from './examples';

const sqlite = databases.filter(({ name }) => name === 'SQLite');

test.each(sqlite)('while $name brings a write to the disk, everything else goes on', async ({ create }) => {
  const database = await create();
  const store = await openStore({ url: database.url });
  let turn: () => void = () => undefined;
  const disk = new Promise<void>((resolve) => (turn = resolve));
  const commit = jest.spyOn(OffThread.prototype, 'exec');
  commit.mockImplementationOnce(async function (this: Libsql.Database, sql: string) {
    await disk;
    await executeOffThread(this, sql);
  } as never);
  let isStored = false;
  const stored = store.requests.insert(requestNumber(1)).then(() => (isStored = true));
  await setImmediate();
  expect(commit.mock.calls).toEqual([['commit']]);
  expect(isStored).toBe(false);
  turn();
  await stored;
  commit.mockRestore();
  expect(await store.requests.get(requestNumber(1).id)).toEqual(requestNumber(1));
  await store.close();
  await database.remove();
});

test.each(sqlite)('a look-up does not wait for the disk of $name, and all else does', async ({ create }) => {
  const database = await create();
  const store = await openStore({ url: database.url });
  const exec = jest.spyOn(Libsql.prototype, 'exec');
  await store.drafts.insert(draft({ id: 'one' }));
  await expect(store.drafts.insert(draft({ id: 'one' }))).rejects.toThrow(/UNIQUE/);
  await store.requests.insert(requestNumber(1));
  const said = exec.mock.calls.map(([statement]) => statement);
  exec.mockRestore();
  await store.close();
  await database.remove();
  const [relax, begin, wait] = [
    'pragma synchronous = NORMAL',
    'begin immediate',
    'pragma synchronous = FULL',
  ];
  expect(said).toEqual([relax, begin, begin, wait, begin]);
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

test.each(sqlite)(
  'after somebody else held the lock of $name for a moment, writes go on at once',
  async ({ create }) => {
    const database = await create();
    const store = await openStore({ url: database.url });
    const other = new Libsql(database.url.slice('file:'.length));
    other.exec('begin immediate');
    const written = store.drafts.insert(draft({ id: 'one' }));
    await setImmediate();
    other.exec('commit');
    await written;
    // Whatever was refused meanwhile must not stand in the way of a later commit.
    await store.transaction(({ drafts }) => drafts.insert(draft({ id: 'two' })));
    expect(await store.drafts.get('two')).toMatchObject({ id: 'two' });
    other.close();
    await store.close();
    await database.remove();
  },
);

test.each(sqlite)(
  'that the disk is full is told as such by $name, and it goes on when there is room',
  async ({ create }) => {
    const database = await create();
    const store = await openStore({ url: database.url });
    await store.close();
    const { db } = openDatabase(database.url, () => undefined, { mustExist: true });
    const fill = () =>
      db.transaction().execute(async (transaction) => {
        for (let row = 0; row < 50; row += 1)
          await sql`insert into filling values (${'x'.repeat(3_000)})`.execute(transaction);
      });
    await sql`create table filling (text text)`.execute(db);
    // A file that may not grow fails as a disk does that is full: SQLITE_FULL.
    await sql`pragma max_page_count = 1`.execute(db);
    await expect(fill()).rejects.toThrow(/database or disk is full/);
    await sql`pragma max_page_count = 100000`.execute(db);
    await fill();
    await db.destroy();
    await database.remove();
  },
);
