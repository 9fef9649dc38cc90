import { randomUUID } from 'node:crypto';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import type { Job, JobKind } from '../../mapping/records';
import { StoppedError, type StopSign } from '../../mapping/stop-sign';
import { correlated, newCorrelationId } from '../../trace/correlation';
import { drawingAt } from '../batch/draw-later';
import type { Deps } from '../deps';
import { Lanes } from './lanes';
import { HeldJob } from './held-job';
import { LongJobs } from './long-jobs';
import { landingMs, retryDelayMs } from './retry-delay';
import { troubleSentence } from './trouble-sentence';

/** When a job that is not done yet is to be gone on with (ISO 8601, UTC); `null`: it is done. */
export type GoOn = { readonly again: string } | null;

/**
 * Does one job. Throwing gives it back to be tried again later, and `StoppedError` to be gone on with at once.
 * @param stop says when nothing more is to be begun: the process is about to stop, or the job may be somebody else's
 */
export type JobHandler = (job: Job, stop: StopSign) => Promise<GoOn>;

/** How the worker works. Times in milliseconds. */
export interface WorkerOptions {
  readonly handlers: Readonly<Record<JobKind, JobHandler>>;
  /** How often to look for work when nobody woke the worker and none is known to become due. */
  readonly pollMs: number;
  /**
   * How long a job is leased; a process that died holds its jobs this much longer. Whoever takes over a job finds what was
   * written for it only when that has landed: nothing is begun in the second half of a lease, which has to be longer than any write takes.
   */
  readonly leaseMs: number;
  /** How many jobs are done at once. */
  readonly concurrency: number;
  /** How many of them may be such as take minutes. */
  readonly longAtOnce: number;
}

/** Jobs whose trouble people wait for, and what shows it to them. */
const shownBy: Readonly<Partial<Record<JobKind, JobKind>>> = {
  publish: 'draw-cards',
  'post-approval': 'draw-cards',
  'post-batch': 'draw-batch',
  'advance-batch': 'draw-batch',
};

/** How soon to look again at a database that did not answer, in milliseconds, however rare polls are. */
const troubleMs = 3_000;

/** How often a lease is renewed before it runs out: a renewal may fail, and another one, before work has to stop for it. */
const renewals = 5;

/** Takes jobs from the outbox and does them, one lane per unit of concurrency. */
export class Worker {
  private readonly owner = randomUUID();
  /** Work under way, by job id. */
  private readonly running = new Map<string, HeldJob>();
  /** How a job ended is stored as soon as the database answers again: until then nobody can go on with it, nor draw the cards. */
  private readonly untilStored = retry(handleAll, {
    maxAttempts: 60,
    backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 }),
  });
  private readonly lanes: Lanes;
  private readonly longJobs: LongJobs;

  constructor(
    private readonly deps: Pick<Deps, 'store' | 'clock' | 'log'>,
    private readonly options: WorkerOptions,
  ) {
    this.lanes = new Lanes(options.concurrency, () => this.doNext());
    this.longJobs = new LongJobs(options.longAtOnce);
    this.untilStored.onRetry((failed) => this.logTrouble('error' in failed ? failed.error : failed.value));
  }

  /** Starts looking for work. */
  start(): void {
    this.lanes.start();
  }

  /** Says that there is new work, so that it need not wait for the next poll. */
  wake(): void {
    this.lanes.wake();
  }

  /** Takes no new job and resolves when those under way are done. */
  async stop(): Promise<void> {
    await this.lanes.stop();
  }

  /** Does the next job; answers for how long there is nothing to do after it, in milliseconds. */
  private async doNext(): Promise<number> {
    try {
      const now = this.deps.clock();
      const { job, done } = await this.longJobs.take((except) => this.claim(now, except));
      if (!job) return await this.untilDue(now);
      await this.begin(job, now).finally(done);
      return 0;
    } catch (error) {
      this.logTrouble(error);
      return Math.min(this.options.pollMs, troubleMs);
    }
  }

  private logTrouble(error: unknown): void {
    this.deps.log.error({ err: error }, 'the outbox cannot be worked on; trying again');
  }

  private async begin(job: Job, now: Date): Promise<void> {
    const underWay = this.running.get(job.id);
    if (underWay) {
      // Its lease ran out while this process was still at it: it goes on there, under the new lease.
      underWay.leasedAnew(job, this.leaseEnd(now));
      return;
    }
    this.wake();
    await correlated(job.correlation ?? newCorrelationId(), () => this.run(job, now));
  }

  /** Until the next job is known to become due or may be taken over, at most until the next poll; in milliseconds. */
  private async untilDue(now: Date): Promise<number> {
    const next = await this.deps.store.outbox.nextDue(now.toISOString());
    const dueMs = next === null ? Infinity : Date.parse(next) - now.getTime();
    return Math.min(this.options.pollMs, dueMs);
  }

  private claim(now: Date, except: readonly JobKind[]): Promise<Job | null> {
    return this.deps.store.outbox.claim({
      except,
      owner: this.owner,
      now: now.toISOString(),
      until: new Date(this.leaseEnd(now)).toISOString(),
    });
  }

  private leaseEnd(now: Date): number {
    return now.getTime() + this.options.leaseMs;
  }

  private async run(job: Job, leasedAt: Date): Promise<void> {
    const underWay = new HeldJob(job, this.leaseEnd(leasedAt));
    this.running.set(job.id, underWay);
    const heartbeat = setInterval(() => void this.renew(underWay), this.options.leaseMs / renewals);
    try {
      const store = await this.outcomeOf(underWay);
      await this.untilStored.execute(store, this.lanes.stopping);
    } finally {
      clearInterval(heartbeat);
      this.running.delete(job.id);
    }
  }

  /** Does the job. @returns what stores how it ended, also when it failed */
  private async outcomeOf(underWay: HeldJob): Promise<() => Promise<void>> {
    const { outbox } = this.deps.store;
    try {
      const stop = underWay.stopSign(this.lanes.stopping, this.deps.clock, this.options.leaseMs / 2);
      const goOn = await this.options.handlers[underWay.job.kind](underWay.job, stop);
      if (goOn) return () => outbox.postpone(underWay.job, goOn.again, null);
      return () => this.finish(underWay.job);
    } catch (error) {
      return this.givingBack(underWay, error);
    }
  }

  private async finish(job: Job): Promise<void> {
    if (!(await this.deps.store.outbox.finish(job))) await this.drawAgain(job);
  }

  /**
   * Somebody else took the lease, and may have drawn something newer before this came to stand in its place. What is drawn
   * anew is whatever does not show the latest.
   */
  private async drawAgain({ kind, subject }: Job): Promise<void> {
    if (kind !== 'draw-cards' && kind !== 'draw-batch') return;
    await this.deps.store.outbox.enqueue({ kind, subject, availableAt: this.deps.clock().toISOString() });
  }

  private async renew(underWay: HeldJob): Promise<void> {
    const until = this.leaseEnd(this.deps.clock());
    try {
      const { job } = underWay;
      const isHeld = await this.deps.store.outbox.renew(job, new Date(until).toISOString());
      if (underWay.job === job) underWay.renewed(isHeld, until);
    } catch (error) {
      this.deps.log.warn({ err: error, job: underWay.job }, 'a lease could not be renewed');
    }
  }

  /** What stores that a job did not get done. It may be done in part and then again, so what it goes by is found out once. */
  private givingBack(underWay: HeldJob, error: unknown): () => Promise<void> {
    const { outbox } = this.deps.store;
    const now = this.deps.clock().getTime();
    if (error instanceof StoppedError)
      return () => outbox.postpone(underWay.job, new Date(now).toISOString(), null);
    const { kind, subject, failures = 0 } = underWay.job;
    const delayMs = Math.max(retryDelayMs(failures, error), landingMs(error, this.options.leaseMs));
    this.deps.log.warn({ err: error, job: kind, requestId: subject, delayMs }, 'a job will be tried again');
    const availableAt = new Date(now + delayMs).toISOString();
    let isNews: boolean | undefined;
    return async () => {
      isNews ??= (await outbox.troubleOf(subject, kind)) === null;
      await outbox.postpone(underWay.job, availableAt, troubleSentence(kind, error));
      if (isNews) await this.showTrouble(underWay.job);
    };
  }

  private async showTrouble({ kind, subject }: Job): Promise<void> {
    const drawing = shownBy[kind];
    const now = this.deps.clock().toISOString();
    const availableAt = drawing === 'draw-batch' ? drawingAt(now) : now;
    if (drawing) await this.deps.store.outbox.enqueue({ kind: drawing, subject, availableAt });
  }
}
