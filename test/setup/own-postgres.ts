import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './free-port';

/** A PostgreSQL of a test's own, which may be stopped and started again with what it holds. */
export interface OwnPostgres {
  readonly url: string;
  /** Ends every connection, as an operator does who restarts it. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops it and removes what it holds. */
  readonly remove: () => Promise<void>;
}

/** Whom to run it as: PostgreSQL refuses to run as root. */
interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Starts one with the programs of the one that the test run has. @param url of that one, TEST_POSTGRES_URL */
export async function startOwnPostgres(url: string): Promise<OwnPostgres> {
  const { programs, user } = await seenFrom(url);
  const folder = await mkdtemp(join(tmpdir(), 'sso-bot-own-postgres-'));
  await chown(folder, user.uid, user.gid);
  const run = (program: string, ...given: string[]): Promise<unknown> =>
    promisify(execFile)(join(programs, program), ['-D', folder, ...given], user);
  await run('initdb', '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync');
  const port = await freePort();
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const start = async (): Promise<void> => {
    // Not by execFile: the server would keep its pipes open, and it waits for them to close.
    const given = ['-D', folder, '-o', flags, '-w', 'start'];
    const [code] = (await once(
      spawn(join(programs, 'pg_ctl'), given, { ...user, stdio: 'ignore' }),
      'exit',
    )) as [number];
    if (code !== 0) throw new Error(`PostgreSQL did not start (${code}).`);
  };
  const stop = async (): Promise<void> => {
    await run('pg_ctl', '-m', 'fast', '-w', 'stop');
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function seenFrom(url: string): Promise<{ programs: string; user: User }> {
  const client = new Client(url);
  await client.connect();
  const ask = async (question: string): Promise<string> =>
    (await client.query<{ setting: string }>(question)).rows[0]?.setting ?? '';
  const programs = await ask("select setting from pg_config where name = 'BINDIR'");
  const { uid, gid } = await stat(await ask("select setting from pg_settings where name = 'data_directory'"));
  await client.end();
  return { programs, user: { uid, gid } };
}
