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

const postgres: DatabaseUnderTest = {
  name: 'PostgreSQL',
  create: async () => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await onServer(`create database ${name}`);
    const url = new URL(server ?? '');
    url.pathname = `/${name}`;
    return { url: url.href, remove: () => onServer(`drop database ${name} with (force)`) };
  },
};

/** The databases every promise of the store is tested on. PostgreSQL is missing where it could not start. */
export const databases: readonly DatabaseUnderTest[] = [sqlite, ...(server ? [postgres] : [])];

/** Like `describe.each(databases)`, but a missing PostgreSQL shows as skipped. */
export function describeOnDatabases(title: string, body: (database: DatabaseUnderTest) => void): void {
  for (const database of [sqlite, postgres]) {
    const run = databases.includes(database) ? describe : describe.skip;
    run(`${title} on ${database.name}`, () => body(database));
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client(server);
  await client.connect();
  await client.query(statement);
  await client.end();
}
