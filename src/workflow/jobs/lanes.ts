import { Alarm } from './alarm';

/**
 * Does the next piece of work, if there is any. Must not throw.
 * @returns how long to wait before looking again, in milliseconds; 0 when there may be more right now
 */
export type DoNext = () => Promise<number>;

/**
 * Lanes that look for work side by side. Work that is new wakes one idle lane; whoever finds some should wake the next, so
 * that as many lanes look as there is work, and one finds out that there is no more. While they idle, one of them looks in
 * vain from time to time, not all.
 */
export class Lanes {
  readonly #stopping = new AbortController();
  readonly #wakers = new Set<() => void>();
  readonly #alarm = new Alarm(() => this.wake());
  /** Counts calls of `wake`, so that one between looking for work and going idle is not lost. */
  #wakeUps = 0;
  #lanes: Promise<void>[] = [];

  /** @param count how many pieces of work are done at once */
  constructor(
    private readonly count: number,
    private readonly doNext: DoNext,
  ) {}

  /** Aborted when the lanes are to stop. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Starts looking for work. */
  start(): void {
    this.#lanes = Array.from({ length: this.count }, () => this.#lane());
  }

  /** Says that there is, or may be, more work. */
  wake(): void {
    this.#wakeUps += 1;
    const [waken] = this.#wakers;
    waken?.();
  }

  /** Begins nothing new and resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wakeUps += 1;
    for (const waken of [...this.#wakers]) waken();
    await Promise.all(this.#lanes);
    this.#alarm.clear();
  }

  async #lane(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const wakeUps = this.#wakeUps;
      const waitMs = await this.doNext();
      if (waitMs > 0 && wakeUps === this.#wakeUps) await this.#idle(waitMs);
    }
  }

  #idle(waitMs: number): Promise<void> {
    this.#alarm.set(waitMs);
    return new Promise((resolve) => {
      const waken = (): void => {
        this.#wakers.delete(waken);
        resolve();
      };
      this.#wakers.add(waken);
    });
  }
}
