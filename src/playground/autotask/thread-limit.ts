import { AutotaskError } from './autotask-error';

const mostThreads = 3;

/** Counts the calls that run at once, per entity: a fourth is refused. */
export class ThreadLimit {
  private readonly running = new Map<string, number>();

  /** The most calls ever seen at once per entity, refused ones among them: more than 3 means that somebody overran. */
  readonly highest = new Map<string, number>();

  /** The most calls ever seen at once over all entities together. */
  highestTotal = 0;
  private total = 0;

  /** Runs a call of this entity in a thread of its own. Rejects with a 429 when three are running. */
  async run<Result>(entity: string, call: () => Promise<Result>): Promise<Result> {
    const before = this.running.get(entity) ?? 0;
    this.highestTotal = Math.max(this.total + 1, this.highestTotal);
    this.highest.set(entity, Math.max(before + 1, this.highest.get(entity) ?? 0));
    if (before >= mostThreads) {
      throw new AutotaskError([`The thread threshold of ${mostThreads} threads has been exceeded.`], 429);
    }
    this.running.set(entity, before + 1);
    this.total += 1;
    try {
      return await call();
    } finally {
      this.running.set(entity, (this.running.get(entity) ?? 1) - 1);
      this.total -= 1;
    }
  }
}
