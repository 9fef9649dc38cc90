import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { freePort } from '../setup/free-port';
import { appendedInPage, layOutSmallMachine, type SmallMachine } from './small-machine';

const operations = readFileSync('docs/operations.md', 'utf8');
/** A command of the documents, by the file it runs. */
function written(file: string): string {
  const found = new RegExp(`sudo -u sso node [^\`]*lib/${file}\\.js`).exec(operations)?.[0];
  if (found === undefined) throw new Error(`docs/operations.md does not say how to run ${file}.`);
  return found;
}

describe('one small machine, as the page describes it', () => {
  let machine: SmallMachine;
  let bot: ChildProcess;
  let url: string;
  const run = async (command: string, ...more: string[]): Promise<string> => {
    const [, ...words] = machine.commandOf(command);
    const { stdout } = await promisify(execFile)(process.execPath, [...words, ...more], { env: {} });
    return stdout;
  };

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    machine = layOutSmallMachine(port);
    // Node reads the file as systemd does.
    bot = spawn(process.execPath, [`--env-file=${machine.settings}`, 'lib/main.js'], { env: {} });
    const ended = once(bot, 'exit').then(() => Promise.reject(new Error('The bot ended.')));
    await Promise.race([listening(bot), ended]);
  });
  afterAll(async () => {
    if (bot.exitCode === null && bot.kill('SIGTERM')) await once(bot, 'exit');
    rmSync(machine.root, { recursive: true, force: true });
  });

  it('asks for each secret that a file is named for', () => {
    const { lines, asked } = appendedInPage();
    const files = [...lines.matchAll(/_FILE=\S+\/(\w+)$/gm)].map(([, name]) => name);
    expect([...new Set(files)].toSorted()).toEqual(asked.toSorted());
  });

  it('has a bot that is ready', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('makes a backup while the bot runs, and proves it', async () => {
    const file = path.join(machine.root, 'sso.db');
    expect(await run(written('backup'), file)).toContain('is sound');
    expect(await run(written('backup'), '--verify', file)).toContain('is sound');
  });

  it('finds its audit log', async () => {
    const command = written('doctor').replace('doctor', 'audit-verify');
    expect(await run(command, '--list')).toContain('The audit log is whole');
  });
});

async function listening({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('The bot has no standard output.');
  for await (const line of createInterface({ input: stdout })) if (line.includes('listening on port')) return;
}
