import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { RequestState } from '../../../src/mapping/request-state';
import { cast, places } from '../../../src/playground/demo/cast';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { runRawSql } from '../../store/run-raw-sql';
import { readRaw } from '../../store/upgrade/read-raw';
import { askForApproval, becomes, bindApprovals, type AskedCards } from './ask-for-approval';
import { runBackup, type BackupRun } from './run-backup';
import { startProduct, type Product } from './start-product';
import { until } from './until';

const patienceMs = 40_000;

/** So that work that a dead process held is taken up at once. */
const environment = { OUTBOX_LEASE_MS: '1000', OUTBOX_POLL_MS: '100', TICKET_POLL_SECONDS: '3600' };

function fileOf({ databaseUrl }: Product): string {
  return databaseUrl.slice('file:'.length);
}

function beside(product: Product, name: string): string {
  return path.join(path.dirname(fileOf(product)), name);
}

async function look<T>(file: string, see: (store: OpenStore) => Promise<T>): Promise<T> {
  const store = await openStore({ url: `file:${file}`, migrate: false });
  try {
    return await see(store);
  } finally {
    await store.close();
  }
}

describe('a backup made while the bot works, and restored after the database was lost', () => {
  let product: Product;
  let backup: BackupRun;
  /** Posted before the backup, being posted when it was made, and asked for after it. */
  let early: AskedCards;
  let late: AskedCards;
  let lost: AskedCards;
  let ticketsBefore: readonly string[];

  beforeAll(async () => {
    product = await startProduct({ environment, autotask: { latencyMs: 20 } });
    const { client } = product;
    await bindApprovals(product);
    early = await askForApproval(product, 'Jane Doe');
    late = await askForApproval(product, 'Liam Carter');
    await client.click(cast.taylor, early.approvalCard, 'Approve');
    await becomes(product, early.requesterCard, '[I have pasted it]');
    await approveButNotYetPost(product, late);
    backup = await backUpAmidTraffic(product);
    product.autotask.faults.clear();
    await becomes(product, late.requesterCard, '[I have pasted it]');
    lost = await askForApproval(product, 'Noah Fischer');
    ticketsBefore = named(product);
    await loseAndRestore(product);
  });
  afterAll(() => product.close());

  test('the backup says how long its audit log is, and where it ends', () => {
    expect(backup).toMatchObject({ code: 0, err: '' });
    expect(backup.out).toMatch(
      /is sound\. Its audit log is whole: \d+ records\.\nIts last hash is [0-9a-f]{64}\./,
    );
  });

  test('the backup knows what was then: one posted, one being posted, and not the one that was asked for later', async () => {
    const states = await look(beside(product, 'backup.db'), ({ requests }) =>
      Promise.all([early, late, lost].map(async ({ requestId }) => (await requests.get(requestId))?.state)),
    );
    expect(states).toEqual(['awaiting_paste', 'publishing', undefined]);
  });

  test('work that was done after the backup is done again: what Autotask has is found, not posted twice', async () => {
    await becomesState(product, late.requestId, 'awaiting_paste');
    await isDrawn(product, late.requestId);
    expect(named(product)).toEqual(ticketsBefore);
    expect(product.autotask.checklistItems).toHaveLength(2);
    await product.client.click(cast.alex, late.requesterCard, 'I have pasted it');
    await becomes(product, late.requesterCard, 'Applied');
  });

  test('a card of a request that the backup does not know is answered in words', async () => {
    const { message } = await product.client.click(cast.taylor, lost.approvalCard, 'Approve');
    expect(message).toContain('There is no such request');
  });

  test('what waited at the time of the backup goes on to its end', async () => {
    await product.client.click(cast.alex, early.requesterCard, 'I have pasted it');
    await becomes(product, early.requesterCard, 'Applied');
  });

  test('the audit log goes on from the record at which the backup ended', async () => {
    await product.bot().stop();
    const { out, code } = await runBackup(product.databaseUrl, '--verify', fileOf(product));
    expect(code).toBe(0);
    expect(countIn(out)).toBeGreaterThan(countIn(backup.out));
    const last = /last hash is ([0-9a-f]{64})/.exec(backup.out)?.[1];
    const records = await look(fileOf(product), ({ audit }) => audit.records());
    expect(records[countIn(backup.out) - 1]?.hash).toBe(last);
  });
});

/** Approved, while Autotask answers nothing: the work waits in the outbox. */
async function approveButNotYetPost(
  { client, autotask }: Product,
  { approvalCard }: AskedCards,
): Promise<void> {
  const match = /POST .*\/Tickets\/query$/;
  autotask.faults.add({ match, status: 503, times: 10_000 });
  const before = autotask.requests.length;
  await client.click(cast.taylor, approvalCard, 'Approve');
  await client.waitFor('the first try', () =>
    autotask.requests.slice(before).some(({ method, path: called }) => match.test(`${method} ${called}`)),
  );
}

/** Asks the database: nothing on a card may tell that work was done a second time. */
function becomesState(product: Product, requestId: string, state: RequestState): Promise<void> {
  const isSo = async (): Promise<boolean> =>
    (await look(fileOf(product), ({ requests }) => requests.get(requestId)))?.state === state;
  return until(`${requestId} is ${state}`, isSo, patienceMs);
}

/**
 * Waits until no drawing of its cards is left to do, of which there may be several: until then the card may show the state of the backup,
 * or lose the button that is about to be pressed.
 */
function isDrawn({ databaseUrl }: Product, requestId: string): Promise<void> {
  const drawings = `select 1 from outbox where kind = 'draw-cards' and subject = '${requestId}'`;
  const isSo = async (): Promise<boolean> =>
    (await readRaw(databaseUrl, ({ rows }) => rows(drawings))).length === 0;
  return until(`the cards of ${requestId} are drawn`, isSo, patienceMs);
}

/** People keep talking to the bot, each line an audit record, until the backup is there. */
async function backUpAmidTraffic(product: Product): Promise<BackupRun> {
  const backup = { isDone: false };
  const done = runBackup(product.databaseUrl, beside(product, 'backup.db')).finally(
    () => (backup.isDone = true),
  );
  while (!backup.isDone) await product.client.say(cast.alex, places.approvals, 'approvals here');
  return done;
}

/** The disk is gone with all that stands beside the database, but for the backup, which the operator copies back. */
async function loseAndRestore(product: Product): Promise<void> {
  await product.bot().stop('SIGKILL');
  const folder = path.dirname(fileOf(product));
  for (const name of readdirSync(folder)) if (name !== 'backup.db') rmSync(path.join(folder, name));
  copyFileSync(beside(product, 'backup.db'), fileOf(product));
  await product.restart();
}

function named({ autotask }: Product): string[] {
  return autotask.tickets.map(({ externalID }) => String(externalID));
}

function countIn(out: string): number {
  return Number(/whole: (\d+) records/.exec(out)?.[1]);
}

describe('npm run backup', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ environment });
    for (let records = 0; records < 5; records += 1) await bindApprovals(product);
  });
  afterAll(() => product.close());

  test('overwrites nothing', async () => {
    const file = beside(product, 'precious.db');
    writeFileSync(file, 'precious');
    const { code, err } = await runBackup(product.databaseUrl, file);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is there already') as string });
    expect(statSync(file).size).toBe('precious'.length);
  });

  test('leaves nothing that looks like a backup where it could not make one', async () => {
    const file = path.join(beside(product, 'no-such-folder'), 'backup.db');
    expect(await runBackup(product.databaseUrl, file)).toMatchObject({ code: 1, out: '' });
    const { code, err } = await runBackup(
      `file:${beside(product, 'no-such.db')}`,
      beside(product, 'none.db'),
    );
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('There is no database at') as string,
    });
    expect(
      readdirSync(path.dirname(fileOf(product))).filter((name) => /none|part|no-such/.test(name)),
    ).toEqual([]);
  });

  test('is for whoever makes it to read, alone', async () => {
    const file = beside(product, 'private.db');
    await runBackup(product.databaseUrl, file);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('explains itself when it is not understood', async () => {
    for (const options of [[], ['a.db', 'b.db'], ['--unknown', 'a.db']]) {
      const { code, err } = await runBackup(product.databaseUrl, ...options);
      expect({ code, err }).toEqual({
        code: 64,
        err: expect.stringContaining('npm run backup -- <file>') as string,
      });
    }
  });

  test('finds a backup whose log was tampered with, one with damaged pages, and what is no database', async () => {
    const verify = (file: string) => runBackup(product.databaseUrl, '--verify', file);
    const [tampered, damaged, other] = ['tampered.db', 'damaged.db', 'other.db'].map((name) =>
      beside(product, name),
    );
    for (const file of [tampered, damaged]) await runBackup(product.databaseUrl, file ?? '');
    expect(await verify(tampered ?? '')).toMatchObject({ code: 0 });
    await runRawSql(`file:${tampered}`, 'drop trigger audit_records_no_update');
    await runRawSql(
      `file:${tampered}`,
      `update audit_records set at = '2020-01-01T00:00:00.000Z' where seq = 3`,
    );
    expect((await verify(tampered ?? '')).err).toContain('BROKEN at record 3: its content was changed');
    damage(damaged ?? '');
    expect(await verify(damaged ?? '')).toMatchObject({ code: 1, out: '' });
    writeFileSync(other ?? '', 'no database'.repeat(1_000));
    expect(await verify(other ?? '')).toMatchObject({ code: 1, out: '' });
    expect(await verify(beside(product, 'missing.db'))).toMatchObject({ code: 1, out: '' });
  });

  test('tells for PostgreSQL what its own tool needs, without the password', async () => {
    const url = new URL('postgres://operator@127.0.0.1:9/sso');
    url.password = 'unsaid';
    const { code, out, err } = await runBackup(url.href, 'sso.dump');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`pg_dump --format=custom --file='sso.dump' 'postgres://operator@127.0.0.1:9/sso'`);
    expect(err).toContain('pg_restore');
    expect(err).not.toContain('unsaid');
  });
});

/** As a bad disk does: zeros in the middle, behind the first page. */
function damage(file: string): void {
  const { size } = statSync(file);
  const zeros = Buffer.alloc(4_096);
  const handle = openSync(file, 'r+');
  for (let at = 4_096; at + 4_096 <= size; at += 8_192) writeSync(handle, zeros, 0, zeros.length, at);
  closeSync(handle);
}
