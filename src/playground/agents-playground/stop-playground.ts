import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';

const patience = 5_000;

/** Asks the process to end, insists after five seconds, and resolves when it is gone. */
export async function stopPlayground(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(insist);
}

/** Whether the process is over, however it ended. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
