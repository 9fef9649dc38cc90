import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';

/** How many calls find room. */
export interface SlotsOptions {
  readonly atOnce: number;
  /** How many may wait besides. */
  readonly inQueue: number;
  /** What is thrown when there is no room. */
  readonly crowded: () => Error;
}

/** Room for so many calls at a time. Others wait in a queue that has an end, and not longer than they have time. */
export class Slots {
  readonly #room: BulkheadPolicy;

  constructor(private readonly options: SlotsOptions) {
    this.#room = bulkhead(options.atOnce, options.inQueue);
  }

  /**
   * Does the work when there is room.
   * @param waitMs how long it may wait for that, in milliseconds; default: as long as it takes
   * @throws what `crowded` gives when the queue is full or the wait too long: the work was not begun, and will not be; and
   * whatever the work throws
   */
  run<T>(work: () => Promise<T>, waitMs?: number): Promise<T> {
    return new Promise((resolve, reject) => {
      let isLate = false;
      const giveUp = (): void => {
        isLate = true;
        reject(this.options.crowded());
      };
      const timer = waitMs === undefined ? undefined : setTimeout(giveUp, waitMs);
      // Who gave up waiting goes through the bulkhead all the same: only what ends there makes way for the next.
      const begin = async (): Promise<void> => {
        clearTimeout(timer);
        if (!isLate) resolve(await work());
      };
      this.#room.execute(begin).catch((error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof BulkheadRejectedError ? this.options.crowded() : asError(error));
      });
    });
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
