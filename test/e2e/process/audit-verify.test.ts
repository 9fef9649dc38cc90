import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cast, places } from '../../../src/playground/demo/cast';
import { toJsonLines } from '../../../src/mapping/audit-file';
import { foundation } from '../../../src/store/migrations/0001-foundation';
import { databases } from '../../store/databases';
import { oldDatabase } from '../../store/old-database';
import { readAuditLog } from '../../teams/read-audit-log';
import { runRawSql } from '../../store/run-raw-sql';
import { startProduct, type Product } from './start-product';

const command = path.join(__dirname, '..', '..', '..', 'lib', 'audit-verify.js');
const records = 5;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  const { client, bot } = product;
  for (let at = 0; at < records; at += 1) await client.say(cast.alex, places.approvals, 'approvals here');
  await bot().stop();
});
afterAll(() => product.close());

function verify(
  options: readonly string[] = [],
  url = product.databaseUrl,
): { status: number | null; out: string; err: string } {
  const env = { PATH: process.env.PATH, DATABASE_URL: url };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], {
    encoding: 'utf8',
    env,
  });
  return { status, out: stdout, err: stderr };
}

/** Changes the database as somebody does who has its file and knows SQL: the triggers in the way are dropped first. */
async function tamper(statement: string): Promise<void> {
  for (const what of ['update', 'delete', 'replace']) {
    await runRawSql(product.databaseUrl, `drop trigger if exists audit_records_no_${what}`);
  }
  await runRawSql(product.databaseUrl, statement);
}

test('a log as it was written is whole', () => {
  expect(verify()).toMatchObject({
    status: 0,
    out: `The audit log is whole: ${records} records, each as it was written.\n`,
  });
});

test('--list prints who did what', () => {
  const { status, out } = verify(['--list']);
  expect(status).toBe(0);
  expect(out.match(/approvals\.bound.*Alex Admin/g)).toHaveLength(records);
});

describe('an exported file', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sso-export-')), 'export.jsonl');
  let lines: string[];
  beforeAll(async () => {
    lines = toJsonLines(await readAuditLog(product))
      .trimEnd()
      .split('\n');
  });
  afterAll(() => rmSync(path.dirname(file), { recursive: true }));

  test('is whole as it was exported, without the database', () => {
    writeFileSync(file, lines.join('\n'));
    const { status, out } = verify(['--file', file]);
    expect(status).toBe(0);
    expect(out).toContain(`is whole: ${records} records`);
    expect(out).toContain((JSON.parse(lines.at(-1) ?? '') as { hash: string }).hash);
  });

  test('names the first broken record when somebody changed it', () => {
    writeFileSync(file, lines.map((line, at) => (at === 2 ? line.replace('Alex', 'Uma') : line)).join('\n'));
    const { status, out } = verify(['--file', file]);
    expect(status).toBe(1);
    expect(out).toContain('BROKEN at record 3: its content was changed');
  });

  test('that is not there is told', () => {
    const { status, err } = verify(['--file', `${file}.gone`]);
    expect(status).toBe(1);
    expect(err).toContain('could not be read');
  });
});

test('while its triggers stand, the database itself refuses to change a record', async () => {
  const change = runRawSql(product.databaseUrl, "update audit_records set actor = 'x' where seq = 3");
  await expect(change).rejects.toThrow('the audit log is append-only');
  expect(verify().status).toBe(0);
});

describe.each(['actor_object_id', 'about_object_id'])(
  'the column %s, which history searches by',
  (column) => {
    const was = column === 'actor_object_id' ? `'${cast.alex.objectId.toLowerCase()}'` : 'null';
    afterEach(() => tamper(`update audit_records set ${column} = ${was} where seq = 4`));

    test('is compared with what the record says', async () => {
      await tamper(`update audit_records set ${column} = 'somebody-else' where seq = 4`);
      const { status, out } = verify();
      expect(status).toBe(1);
      expect(out).toContain('record 4 is FILED WRONGLY');
    });
  },
);

describe('a database of an older version', () => {
  test('is told in a sentence, and not changed', async () => {
    const sqlite = databases.find(({ name }) => name === 'SQLite');
    if (!sqlite) throw new Error('There is no SQLite to test on.');
    const old = await oldDatabase(
      sqlite,
      (kind) => ({ '0001-foundation': foundation(kind) }),
      () => Promise.resolve(),
    );
    // The second time proves that the first one did not migrate it.
    for (const option of [[], ['--list']]) {
      const { status, out, err } = verify(option, old.url);
      expect({ status, err }).toEqual({ status: 1, err: '' });
      expect(out).toMatch(/lacks the migrations .*0003-whole-company.* older version.*start the bot once/s);
    }
    await old.remove();
  });
});

/** Each of these is found on top of the ones before, because it breaks the chain earlier. */
test.each([
  ['the newest record is removed', 'delete from audit_records where seq = 5', 5, 'ends at 4, but had 5'],
  [
    'a time is changed',
    "update audit_records set at = '2020-01-01T00:00:00.000Z' where seq = 4",
    4,
    'changed',
  ],
  ['a record in the middle is removed', 'delete from audit_records where seq = 3', 3, 'missing'],
  [
    'somebody else is named',
    `update audit_records set actor = replace(actor, 'Alex Admin', 'Uma User') where seq = 2`,
    2,
    'changed',
  ],
  ['the first record is removed', 'delete from audit_records where seq = 1', 1, 'missing'],
])('%s: exits 1 and names the first broken record', async (_what, statement, brokenAt, reason) => {
  await tamper(statement);
  const { status, out } = verify();
  expect(status).toBe(1);
  expect(out).toContain(`BROKEN at record ${brokenAt}: `);
  expect(out).toContain(reason);
});
