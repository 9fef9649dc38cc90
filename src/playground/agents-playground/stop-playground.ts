import { once } from 'node:events';
import type { PlaygroundProcess } from './spawn-playground';

const patience = 5_000;

/** Asks the process to end, insists after five seconds, and resolves when it is gone. */
export async function stopPlayground(child: PlaygroundProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(insist);
}

export function hasEnded(child: PlaygroundProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
