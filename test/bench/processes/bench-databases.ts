import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

/** One of the two kinds of database, of which a benchmark may have several at once. */
export interface BenchDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A new empty one. */
  create(): Promise<{ readonly url: string; remove(): Promise<void> }>;
}

const sqlite: BenchDatabase = {
  name: 'SQLite',
  async create() {
    const folder = await mkdtemp(path.join(tmpdir(), 'sso-bench-'));
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    return { url: `file:${path.join(folder, 'sso.db')}`, remove };
  },
};

function postgresAt(server: string): BenchDatabase {
  return {
    name: 'PostgreSQL',
    async create() {
      const name = `bench_${randomUUID().replaceAll('-', '')}`;
      await run(server, `create database ${name}`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return { url: url.href, remove: () => run(server, `drop database ${name} with (force)`) };
    },
  };
}

/** SQLite, and the PostgreSQL at TEST_POSTGRES_URL where one could start. */
export function benchDatabases(): BenchDatabase[] {
  const server = process.env.TEST_POSTGRES_URL;
  return [sqlite, ...(server ? [postgresAt(server)] : [])];
}

async function run(server: string, statement: string): Promise<void> {
  const client = new Client(server);
  await client.connect();
  await client.query(statement);
  await client.end();
}
