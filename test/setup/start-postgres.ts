import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { loadEmbeddedPostgres } from './embedded-postgres';
import { postgresRun } from './postgres-run';

/**
 * Jest's global set-up: starts one PostgreSQL for the whole run and names it in TEST_POSTGRES_URL. Where it cannot
 * start, the tests on PostgreSQL are skipped and the reason is printed. TEST_POSTGRES=off spares the second it takes;
 * TEST_POSTGRES=required is for machines that are known to run it.
 * @throws Error when it cannot start although it is required
 */
export default async function startPostgres(): Promise<void> {
  if (process.env.TEST_POSTGRES === 'off') {
    skipped('TEST_POSTGRES=off');
    return;
  }
  try {
    process.env.TEST_POSTGRES_URL = await start();
  } catch (error) {
    if (process.env.TEST_POSTGRES === 'required') throw error;
    skipped(error instanceof Error ? error.message : 'it ended while starting');
  }
}

async function start(): Promise<string> {
  const launcher = await loadEmbeddedPostgres();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'sso-bot-postgres-'));
  const password = randomUUID();
  const server = new launcher.EmbeddedPostgres({
    databaseDir: folder,
    port,
    persistent: false,
    password,
    authMethod: 'scram-sha-256',
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
  });
  postgresRun.current = { server, folders: launcher.folder ? [folder, launcher.folder] : [folder] };
  await server.initialise();
  await server.start();
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function skipped(reason: string): void {
  console.warn(`Tests on PostgreSQL are skipped: ${reason}.`);
}
