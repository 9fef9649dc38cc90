import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The built bot, running in a process of its own. */
export interface BotProcess {
  /** Where it listens, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Every line it logged so far. */
  readonly log: readonly string[];
  /** Ends it, by SIGTERM unless told otherwise; resolves with the exit code (`null` when a signal ended it). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The bot as `npm start` runs it; `npm run build` makes it. */
const mainFile = path.join(__dirname, '..', '..', '..', 'lib', 'main.js');

/** How long the bot may take to listen, in milliseconds: about two seconds are usual, a busy machine takes its time. */
const startMs = 60_000;

/**
 * Starts the bot and waits until it listens. Of the surrounding environment it sees only what finding programs needs.
 * @throws Error with what the bot said when it ends or does not listen in time
 */
export async function startBot(environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = spawn(process.execPath, [mainFile], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  collect(child, log);
  const port = await listening(child, log);
  return {
    url: `http://127.0.0.1:${port}`,
    log,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

function collect(child: ChildProcess, log: string[]): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => log.push(line));
  }
}

function listening(child: ChildProcess, log: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`The bot ${why}. It said:\n${log.join('\n')}`));
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not listening after ${startMs / 1_000} s`);
    }, startMs);
    child.once('close', (code) => fail(`ended with code ${String(code)}`));
    child.stdout?.on('data', () => {
      const port = log.map((line) => /listening on port (\d+)/.exec(line)?.[1]).find(Boolean);
      if (!port) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
}
