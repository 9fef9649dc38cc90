import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** An empty database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

export interface DatabaseUnderTest {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly create: () => Promise<TestDatabase>;
}

const server = process.env.TEST_POSTGRES_URL;

const sqlite: DatabaseUnderTest = {
  name: 'SQLite',
  create: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sso-bot-store-'));
    return {
      url: `file:${join(folder, 'data', 'sso.db')}`,
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

/** One database a test file, emptied for each test: making a new one each time takes longer than most tests. */
const name = `test_${randomUUID().replaceAll('-', '')}`;
let created = false;

const postgres: DatabaseUnderTest = {
  name: 'PostgreSQL',
  create: async () => {
    const url = new URL(server ?? '');
    if (!created) await run(url.href, `create database ${name}`);
    created = true;
    url.pathname = `/${name}`;
    await run(url.href, 'drop schema public cascade; create schema public');
    return { url: url.href, remove: () => Promise.resolve() };
  },
};

/** The databases every promise of the store is tested on. PostgreSQL is missing where it could not start. */
export const databases: readonly DatabaseUnderTest[] = [sqlite, ...(server ? [postgres] : [])];

/** Like `describe.each(databases)`, but a missing PostgreSQL shows as skipped. */
export function describeOnDatabases(title: string, body: (database: DatabaseUnderTest) => void): void {
  for (const database of [sqlite, postgres]) {
    const describeHere = databases.includes(database) ? describe : describe.skip;
    describeHere(`${title} on ${database.name}`, () => body(database));
  }
}

async function run(url: string, statements: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(statements);
  await client.end();
}
