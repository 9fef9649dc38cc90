import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type OpenStore } from '../../src/store/open-store';
import { describeOnDatabases, type DatabaseUnderTest } from './databases';
import { describeStore } from './describe-store';
import { request } from './examples';
import { runRawSql } from './run-raw-sql';

describeStore('an open store', ({ url, store, another }) => {
  it('is migrated, and answers', async () => {
    await expect((await another()).ping()).resolves.toBeUndefined();
  });

  it('keeps what it had when it is opened again', async () => {
    await store().requests.insert(request());
    expect(await (await another()).requests.get('R-1')).toEqual(request());
  });

  it('says when a migration is missing', async () => {
    const opened = await another();
    await runRawSql(url(), 'delete from kysely_migration');
    await expect(opened.ping()).rejects.toThrow(
      'The database lacks the migrations 0001-foundation, 0002-setup, 0003-whole-company, 0004-production.',
    );
  });

  it('refuses a database that is newer than the program', async () => {
    await runRawSql(url(), `insert into kysely_migration values ('9999-future', '2026-03-01T09:00:00.000Z')`);
    await expect(another()).rejects.toThrow(/9999-future/);
  });

  it('answers no more once it is closed', async () => {
    const opened = await openStore({ url: url() });
    await opened.close();
    await expect(opened.ping()).rejects.toThrow();
  });
});

describeOnDatabases('several instances', (database) => {
  it('may start on an empty database', async () => {
    const { url, remove } = await database.create();
    const stores = await startFive(database, url);
    for (const store of stores) await store.ping();
    expect((await stores[0]?.audit.head())?.seq).toBe(0);
    await Promise.all(stores.map((store) => store.close()));
    await remove();
  });
});

/** At once on PostgreSQL; one by one on SQLite, where they would block each other's thread. */
async function startFive(database: DatabaseUnderTest, url: string): Promise<OpenStore[]> {
  const open = () => openStore({ url });
  if (database.name === 'PostgreSQL') return Promise.all([open(), open(), open(), open(), open()]);
  return [await open(), await open(), await open(), await open(), await open()];
}

describe('opening a store', () => {
  it('refuses other kinds of database, without repeating a password', async () => {
    const opening = openStore({ url: 'mysql://root:hunter@localhost/sso' });
    await expect(opening).rejects.toThrow(
      /^DATABASE_URL must start with file: \(SQLite\) or postgres:\/\/ \(PostgreSQL\)\.$/,
    );
  });

  it('says which file it cannot open', async () => {
    await expect(openStore({ url: 'file:/dev/null/sso.db' })).rejects.toThrow(
      'Cannot open the database file /dev/null/sso.db (DATABASE_URL).',
    );
  });

  it('fails when no PostgreSQL answers', async () => {
    await expect(openStore({ url: 'postgres://nobody@127.0.0.1:1/sso' })).rejects.toThrow(/ECONNREFUSED/);
  });

  it('keeps a database in memory without touching the disk', async () => {
    const store = await openStore({ url: 'file::memory:' });
    expect(await store.requests.insert(request())).toBe(true);
    await store.close();
    expect(existsSync(':memory:')).toBe(false);
  });

  it('does not make a missing file that is only to be looked at', async () => {
    const root = await mkdtemp(join(tmpdir(), 'sso-bot-store-'));
    const path = join(root, 'data', 'sso.db');
    await expect(openStore({ url: `file:${path}`, migrate: false })).rejects.toThrow(
      `There is no database at ${path} (DATABASE_URL). The bot makes it when it starts.`,
    );
    expect(existsSync(join(root, 'data'))).toBe(false);
    await rm(root, { recursive: true });
  });

  it('looks at an empty file as it is, and says what it lacks', async () => {
    const root = await mkdtemp(join(tmpdir(), 'sso-bot-store-'));
    const path = join(root, 'sso.db');
    await writeFile(path, '');
    const store = await openStore({ url: `file:${path}`, migrate: false });
    await expect(store.ping()).rejects.toThrow(/lacks the migrations 0001-foundation/);
    await store.close();
    await rm(root, { recursive: true });
  });

  it('takes a file URL, and makes the folder', async () => {
    const root = await mkdtemp(join(tmpdir(), 'sso-bot-store-'));
    const path = join(root, 'a folder', 'sso.db');
    const store = await openStore({ url: `file://${encodeURI(path)}` });
    await store.close();
    expect(existsSync(path)).toBe(true);
    await rm(root, { recursive: true });
  });
});
