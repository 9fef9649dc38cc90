import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until it is so: for what only a look from outside can tell.
 * @throws Error that it was never so, when the patience is over
 */
export async function until(what: string, isSo: () => Promise<boolean>, patienceMs = 30_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It was never so that ${what}.`);
    await pause(20);
  }
}
