import type { Job, JobKind } from '../../mapping/records';

/** What may take minutes: reading the whole company, or posting a batch. */
const longKinds: readonly JobKind[] = ['make-report', 'post-batch', 'advance-batch'];

/** A job that was taken, if there was one. */
export interface Taken {
  readonly job: Job | null;
  /** To be called when it is done, or if it is not begun. */
  readonly done: () => void;
}

/** Keeps long jobs from being all that is done, so that approvals are posted and cards drawn beside them. */
export class LongJobs {
  #places: number;

  /** @param atOnce how many of them at most */
  constructor(atOnce: number) {
    this.#places = atOnce;
  }

  /**
   * Takes a job, and no long one when there are as many as there may be.
   * @param claim leases the next job that is of none of these kinds
   */
  async take(claim: (except: readonly JobKind[]) => Promise<Job | null>): Promise<Taken> {
    if (this.#places === 0) return { job: await claim(longKinds), done: () => undefined };
    this.#places -= 1;
    let isHeld = true;
    const done = (): void => {
      if (isHeld) this.#places += 1;
      isHeld = false;
    };
    try {
      const job = await claim([]);
      if (!job || !longKinds.includes(job.kind)) done();
      return { job, done };
    } catch (error) {
      done();
      throw error;
    }
  }
}
