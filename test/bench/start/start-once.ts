import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How a process started. */
export interface Started {
  /** From starting it until it printed what was waited for, in milliseconds. */
  readonly readyMs: number;
  /** What it holds afterwards when it has nothing to do, garbage cleared up, in MB. */
  readonly idleMb: number;
}

const settleMs = 1_500;

/** Starts node with these arguments, waits for the text on standard output, looks at its memory and ends it. */
export async function startOnce(
  args: readonly string[],
  { readyWhen, environment = {} }: { readyWhen: string; environment?: Readonly<Record<string, string>> },
): Promise<Started> {
  const began = performance.now();
  const look = path.join(__dirname, 'rss-when-asked.js');
  const child = spawn(process.execPath, ['--expose-gc', '--require', look, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await printed(child, readyWhen);
  const readyMs = performance.now() - began;
  // What was begun with the start comes to its end.
  await delay(settleMs);
  const answered = once(child, 'message');
  child.send('rss');
  const [idleMb] = (await answered) as [number];
  // Compiled code is kept when a process ends by itself.
  child.kill('SIGTERM');
  await once(child, 'close');
  return { readyMs, idleMb };
}

async function printed({ stdout }: ChildProcess, wanted: string): Promise<void> {
  let text = '';
  for await (const part of stdout ?? []) {
    text += String(part);
    if (text.includes(wanted)) return;
  }
  throw new Error(`A process ended before it printed "${wanted}".`);
}
