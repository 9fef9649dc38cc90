import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../setup/free-port';
import { commandOf, readDockerfile } from './dockerfile';
import type { ImageTree } from './image-tree';

/** The bot, started as the image starts it. */
export interface RunningImage {
  readonly url: string;
  readonly log: readonly string[];
  /** Runs the image's health check; its exit code, 0 for healthy. */
  healthCheck(): Promise<number | null>;
  /** SIGTERM to the very process that `CMD` names; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** The image runs as nobody in particular; where the tests run as root, so does this, else as whoever runs them. */
const somebodyElse = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

/**
 * Starts the image for production, with secrets in files as compose.yaml has them, and without a way to Autotask.
 * @throws Error with what the bot said when it ends before it listens
 */
export async function runImage(tree: ImageTree, secrets: Record<string, string> = {}): Promise<RunningImage> {
  const port = await freePort();
  const env = { ...settings(port), ...secretFiles(tree, { ...madeUp(), ...secrets }) };
  const child = start(commandOf(readDockerfile().at(-1), 'CMD'), tree, env);
  const exited = exitOf(child);
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => log.push(line));
  }
  await listening(child, log);
  return {
    url: `http://127.0.0.1:${port}`,
    log,
    healthCheck: () => exitOf(start(commandOf(readDockerfile().at(-1), 'HEALTHCHECK'), tree, env)),
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

function settings(port: number): Record<string, string> {
  const [TENANT_ID, BOT_ID, AZURE_CLIENT_ID, ADMIN_GROUP_ID, APPROVER_GROUP_ID] = Array.from(
    { length: 5 },
    () => randomUUID(),
  ) as [string, string, string, string, string];
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    ...{ TENANT_ID, AZURE_TENANT_ID: TENANT_ID, BOT_ID, AZURE_CLIENT_ID, ADMIN_GROUP_ID, APPROVER_GROUP_ID },
    AUTOTASK_BASE_URL: 'https://127.0.0.1:1',
  };
}

/** One for each secret that compose.yaml hands to the bot, but for the database. */
function madeUp(): Record<string, string> {
  const names = ['BOT_PASSWORD', 'AZURE_CLIENT_SECRET', 'AUTOTASK_USERNAME', 'AUTOTASK_SECRET'];
  return Object.fromEntries([...names, 'AUTOTASK_INTEGRATION_CODE'].map((name) => [name, randomUUID()]));
}

/** Writes each secret to a file beside the tree, and names the file by `<NAME>_FILE`. */
function secretFiles({ app }: ImageTree, secrets: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => {
      const file = path.join(path.dirname(app), name.toLowerCase());
      writeFileSync(file, `${value}\n`);
      chmodSync(file, 0o444);
      return [`${name}_FILE`, file];
    }),
  );
}

function start(
  [program = '', ...rest]: readonly string[],
  { app }: ImageTree,
  env: Record<string, string>,
): ChildProcess {
  return spawn(program === 'node' ? process.execPath : program, rest, {
    cwd: app,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...somebodyElse,
  });
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

function listening(child: ChildProcess, log: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      reject(new Error(`The image ended with code ${String(code)}. It said:\n${log.join('\n')}`));
    });
    child.stdout?.on('data', () => {
      if (log.some((line) => line.includes('listening on port'))) resolve();
    });
  });
}
