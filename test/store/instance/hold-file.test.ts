import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../../src/store/open-store';
import { request } from '../examples';
import { runRawSql } from '../run-raw-sql';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sso-bot-hold-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, 'data', 'sso.db');
const instance = (at = file()) => openStore({ url: `file:${at}`, isInstance: true });

/** A process that holds the database as the bot does. */
async function holder(): Promise<{ kill(): Promise<void> }> {
  const script = `
    const { holdFile } = require(${JSON.stringify(path.join(__dirname, '..', '..', '..', 'lib', 'store', 'instance', 'hold-file.js'))});
    holdFile(${JSON.stringify(file())});
    process.stdout.write('held');
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('a SQLite database', () => {
  it('is for one instance: another one is told what it means and what to do', async () => {
    const first = await instance();
    await expect(instance()).rejects.toThrow(
      `Another process of the bot has ${file()} open (DATABASE_URL). SQLite is for one process, so this one does not start. ` +
        'Stop the other one; or, to run several, give all of them one PostgreSQL: DATABASE_URL=postgres://...',
    );
    await first.close();
    await (await instance()).close();
  });

  it('is held across processes, and free the moment that the holder is killed', async () => {
    const other = await holder();
    await expect(instance()).rejects.toThrow('Another process of the bot has');
    await other.kill();
    const store = await instance();
    expect(await store.leads()).toBe(true);
    await store.close();
  });

  it('is the same by another name', async () => {
    const first = await instance();
    const alias = path.join(folder, 'alias.db');
    symlinkSync(file(), alias);
    await expect(instance(alias)).rejects.toThrow('Another process of the bot has');
    await first.close();
  });

  it('stays open for those who only look, and is written beside them', async () => {
    const bot = await instance();
    const looking = await openStore({ url: `file:${file()}`, migrate: false });
    await bot.requests.insert(request());
    expect(await looking.requests.get('R-1')).toEqual(request());
    await looking.close();
    await bot.close();
  });

  it('in memory is everybody’s own', async () => {
    const stores = [await instance(':memory:'), await instance(':memory:')];
    await Promise.all(stores.map((store) => store.close()));
    expect(existsSync(':memory:.lock')).toBe(false);
  });

  it('that cannot be opened is let go of', async () => {
    const first = await instance();
    await first.close();
    await runRawSql(`file:${file()}`, `insert into kysely_migration values ('9999-future', '2026-03-01')`);
    await expect(instance()).rejects.toThrow(/9999-future/);
    await expect(instance()).rejects.toThrow(/9999-future/);
  });
});
