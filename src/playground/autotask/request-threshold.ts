import { AutotaskError } from './autotask-error';

const windowInMinutes = 60;

/** Counts the calls of the last 60 minutes, as Autotask does for a whole instance. */
export class RequestThreshold {
  private times: number[] = [];

  constructor(
    private readonly limit: number,
    /** How long a call waits from half of the limit on; from three quarters on it waits twice as long. */
    private readonly delayMs: number,
    private readonly now: () => Date,
  ) {}

  /** Counts one call and gives how long it has to wait, in milliseconds. Throws the refusal once the limit is reached. */
  count(): number {
    const used = this.used();
    if (used >= this.limit) {
      throw new AutotaskError([`The request threshold of ${this.limit} requests an hour was exceeded.`], 429);
    }
    this.times.push(this.now().getTime());
    if (used >= this.limit * 0.75) return this.delayMs * 2;
    return used >= this.limit / 2 ? this.delayMs : 0;
  }

  /** Counts this many calls of other integrations, made now. */
  countOthers(calls: number): void {
    const now = this.now().getTime();
    this.times.push(...Array.from({ length: calls }, () => now));
  }

  /** The answer of `ThresholdInformation`. */
  information() {
    return {
      externalRequestThreshold: this.limit,
      requestThresholdTimeframe: windowInMinutes,
      currentTimeframeRequestCount: this.used(),
    };
  }

  private used(): number {
    const start = this.now().getTime() - windowInMinutes * 60_000;
    this.times = this.times.filter((time) => time > start);
    return this.times.length;
  }
}
