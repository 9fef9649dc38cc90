import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { personalChatId } from './playground-options';
import { hasEnded } from './stop-playground';
import type { ChildProcess } from 'node:child_process';
import type { PlaygroundPerson } from './playground-options';

interface Expected {
  port: number;
  currentUser: PlaygroundPerson;
  logPath: string;
}

const patience = 60_000;

/**
 * Waits until the connector answers for the current user's personal chat. The page alone proves nothing: it
 * is served for a moment even when the configuration has been refused.
 *
 * @returns the address of the window.
 */
export async function waitForPlayground(child: ChildProcess, expected: Expected): Promise<string> {
  const deadline = AbortSignal.timeout(patience);
  const port = await announcedPort(child, expected.logPath, deadline);
  if (expected.port !== 0 && port !== expected.port) {
    const mend = 'stop what listens there, or choose another port';
    throw new Error(
      `Port ${expected.port} is taken (the Playground moved to ${port} and was ended): ${mend}.`,
    );
  }
  const url = `http://localhost:${port}`;
  while (!(await serves(url, expected.currentUser, deadline))) {
    if (hasEnded(child)) throw await earlyEnd(child, expected.logPath);
    if (deadline.aborted) throw noAnswer();
    await pause(50);
  }
  return url;
}

/** Reads the line `Listening on 56150`; on a taken port the Playground quietly moves to another one. */
async function announcedPort(child: ChildProcess, logPath: string, deadline: AbortSignal): Promise<number> {
  if (child.stdout === null) throw new Error('The Agents Playground must be started with its output piped.');
  const lines = createInterface({ input: child.stdout, signal: deadline });
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?];
  if (line === undefined) {
    if (deadline.aborted) throw noAnswer();
    if (!hasEnded(child)) await once(child, 'exit');
    throw await earlyEnd(child, logPath);
  }
  const port = /^Listening on (\d+)$/.exec(line)?.[1];
  if (port === undefined) throw new Error(`The Agents Playground said something unexpected: ${line}`);
  return Number(port);
}

async function serves(url: string, currentUser: PlaygroundPerson, deadline: AbortSignal): Promise<boolean> {
  const chat = encodeURIComponent(personalChatId(currentUser));
  try {
    const roster = await fetch(`${url}/_connector/v3/conversations/${chat}/members`, { signal: deadline });
    return roster.ok;
  } catch {
    return false; // Not listening yet, or not any more: the caller looks whether the process lives.
  }
}

async function earlyEnd(child: ChildProcess, logPath: string): Promise<Error> {
  const how = child.signalCode ?? `exit code ${child.exitCode ?? 'unknown'}`;
  const log = await readFile(logPath, 'utf8').catch(() => 'It left no log.');
  return new Error(`The Agents Playground ended by itself (${how}). Its log:\n${log.trim()}`);
}

function noAnswer(): Error {
  return new Error(`The Agents Playground did not answer within ${patience / 1000} seconds.`);
}
