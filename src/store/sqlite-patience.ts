import { setTimeout as delay } from 'node:timers/promises';
import { isBusy } from './sqlite-file';

/** How long to wait for another process that writes, in milliseconds. */
const patienceMs = 5_000;
const pauseMs = 20;

/**
 * Waits for the lock of another process, a backup or somebody with a shell, without keeping the thread: SQLite's own way of
 * waiting would have everything else in this process wait with it. Once the time is over whatever wants to write fails at
 * once until the lock is free again: those who queue for the one connection would each wait all of it otherwise.
 */
export class SqlitePatience {
  #busySince: number | null = null;

  /** @param clock milliseconds that only go forward */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Runs the statement, again and again while it is kept out. @throws what SQLite said when the time is over, or at all */
  async run<T>(statement: string, execute: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const result = await execute();
        // Who reads is never kept out (WAL), so that says nothing about the lock.
        if (!/^\s*select/i.test(statement)) this.#busySince = null;
        return result;
      } catch (error) {
        if (!isBusy(error) || this.#isOver()) throw error;
      }
      await delay(pauseMs);
    }
  }

  #isOver(): boolean {
    this.#busySince ??= this.clock();
    return this.clock() - this.#busySince > patienceMs;
  }
}
