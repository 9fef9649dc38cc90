import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { openStore, type OpenStore } from '../../src/store/open-store';
import { SqlitePatience } from '../../src/store/sqlite-patience';
import { request } from './examples';

describe('SQLite, with somebody else writing', () => {
  let folder: string;
  let store: OpenStore;
  let outsider: Libsql.Database;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sso-bot-busy-'));
    store = await openStore({ url: `file:${join(folder, 'sso.db')}` });
    outsider = new Libsql(join(folder, 'sso.db'));
    outsider.exec('begin immediate');
  });

  afterEach(async () => {
    outsider.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('waits without keeping the thread, and writes when the other one is done', async () => {
    const writing = store.requests.insert(request());
    // With SQLite's own way of waiting nothing here would run, and the lock never be given back.
    await new Promise(setImmediate);
    outsider.exec('commit');
    await expect(writing).resolves.toBe(true);
  });

  it('reads meanwhile', async () => {
    await expect(store.requests.get('R-1')).resolves.toBeNull();
    outsider.exec('commit');
  });
});

describe('patience', () => {
  const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
  const locked = () => Promise.reject(busy);
  let now: number;
  let patience: SqlitePatience;
  beforeEach(() => {
    now = 0;
    patience = new SqlitePatience(() => (now += 1_000));
  });

  it('ends after five seconds, with what SQLite said', async () => {
    await expect(patience.run('begin immediate', locked)).rejects.toBe(busy);
    expect(now).toBeGreaterThan(5_000);
    expect(now).toBeLessThan(10_000);
  });

  it('is over for whoever is next, until somebody could write', async () => {
    await expect(patience.run('begin immediate', locked)).rejects.toBe(busy);
    let tries = 0;
    const count = () => {
      tries += 1;
      return locked();
    };
    await patience.run('select 1', () => Promise.resolve());
    await expect(patience.run('begin immediate', count)).rejects.toBe(busy);
    expect(tries).toBe(1);
    await patience.run('begin immediate', () => Promise.resolve());
    await expect(patience.run('begin immediate', count)).rejects.toBe(busy);
    expect(tries).toBeGreaterThan(3);
  });

  it('is for locks only', async () => {
    const wrong = new Error('no such table');
    await expect(patience.run('insert', () => Promise.reject(wrong))).rejects.toBe(wrong);
  });
});
