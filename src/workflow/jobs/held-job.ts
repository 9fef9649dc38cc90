import type { Job } from '../../mapping/records';
import type { StopSign } from '../../mapping/stop-sign';

/** A job under way, and how long nobody else can be at it. Times in milliseconds since 1970. */
export class HeldJob {
  #heldUntil: number;
  #isLost = false;

  /** @param job with the lease it is held by now */
  constructor(
    public job: Job,
    heldUntil: number,
  ) {
    this.#heldUntil = heldUntil;
  }

  /** It was leased anew, after the lease had run out. */
  leasedAnew(job: Job, heldUntil: number): void {
    this.job = job;
    this.#heldUntil = heldUntil;
  }

  /** Its lease was prolonged, unless somebody else holds it by now. */
  renewed(isHeld: boolean, heldUntil: number): void {
    if (isHeld) this.#heldUntil = Math.max(this.#heldUntil, heldUntil);
    else this.#isLost = true;
  }

  /**
   * Tells the work to begin nothing new when another process took the lease, or may take it before a write of ours has landed, so
   * that two do not do it side by side. It goes by the clock, since a process that stood still hears of nothing.
   * @param landingMs how much of a lease is kept for what was begun, in milliseconds
   */
  stopSign(stopping: StopSign, clock: () => Date, landingMs: number): StopSign {
    const mayBegin = (): boolean => !this.#isLost && clock().getTime() < this.#heldUntil - landingMs;
    return {
      get aborted() {
        return stopping.aborted || !mayBegin();
      },
    };
  }
}
