import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import type { Job, JobKind } from '../../../src/mapping/records';
import { StoppedError } from '../../../src/mapping/stop-sign';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import type { Store } from '../../../src/workflow/stores';
import { Worker, type JobHandler, type WorkerOptions } from '../../../src/workflow/jobs/worker';
import { describeStore } from '../../store/describe-store';
import { job as newJob, requestNumber } from '../../store/examples';

const minute = 60_000;

/** What a handler was given, for a test to wait for. */
class Handled {
  readonly jobs: Job[] = [];
  private waiting: (() => void)[] = [];

  /** Resolves at once, so that it can be a handler by itself. */
  readonly note = (job: Job): Promise<void> => {
    this.jobs.push(job);
    for (const waken of this.waiting.splice(0)) waken();
    return Promise.resolve();
  };

  async atLeast(count: number): Promise<void> {
    while (this.jobs.length < count) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** The same work for every kind of job, done in one go. */
function handlers(work: (job: Job) => Promise<void>): Record<JobKind, JobHandler> {
  return handlersOf(async (job) => {
    await work(job);
    return null;
  });
}

function handlersOf(handler: JobHandler): Record<JobKind, JobHandler> {
  const kinds = [
    'post-approval',
    'publish',
    'confirm-paste',
    'draw-cards',
    'tell-requester',
    'advance-batch',
    'draw-batch',
    'make-report',
  ] as const;
  return Object.fromEntries(kinds.map((kind) => [kind, handler])) as Record<JobKind, JobHandler>;
}

/** Finds the first job and no further one. */
function neverAgain(store: Store): Store {
  let claims = 0;
  const claim: Store['outbox']['claim'] = (lease) => {
    claims += 1;
    return claims === 1 ? store.outbox.claim(lease) : Promise.resolve(null);
  };
  return { ...store, outbox: { ...store.outbox, claim } };
}

describeStore('the worker', ({ store }) => {
  // Inside, so that its afterEach stops the workers before the store is closed.
  describe('at work', () => {
    const workers: Worker[] = [];
    const lines: string[] = [];
    let now = Date.parse('2026-03-01T09:00:00.000Z');

    function worker(
      handler: (job: Job) => Promise<void>,
      given: Partial<WorkerOptions> = {},
      on: Store = store(),
    ): Worker {
      const log = pino({}, { write: (line: string) => void lines.push(line) });
      const options = {
        handlers: handlers(handler),
        pollMs: minute,
        leaseMs: minute,
        concurrency: 2,
        longAtOnce: 2,
        ...given,
      };
      const made = new Worker({ store: on, clock: () => new Date(now), log }, options);
      workers.push(made);
      return made;
    }

    async function enqueue(number: number, kind: JobKind = 'publish'): Promise<void> {
      await store().requests.insert(requestNumber(number));
      await store().outbox.enqueue(newJob({ kind, subject: `R-${number}` }));
    }

    async function until(condition: () => Promise<boolean>): Promise<void> {
      while (!(await condition())) await delay(2);
    }

    async function isEmpty(): Promise<boolean> {
      return (await store().outbox.backlog()).depth === 0;
    }

    beforeEach(() => {
      now = Date.parse('2026-03-01T09:00:00.000Z');
      lines.length = 0;
    });

    afterEach(async () => {
      await Promise.all(workers.splice(0).map((each) => each.stop()));
    });

    test('does what waits when it starts, each job once, and removes it', async () => {
      const handled = new Handled();
      for (const number of [1, 2, 3, 4, 5]) await enqueue(number);
      worker(handled.note).start();
      await until(isEmpty);
      expect(handled.jobs.map(({ subject }) => subject).sort()).toEqual(['R-1', 'R-2', 'R-3', 'R-4', 'R-5']);
    });

    test('does new work when it is woken, long before the next poll', async () => {
      const handled = new Handled();
      const woken = worker(handled.note);
      woken.start();
      await enqueue(1);
      woken.wake();
      await handled.atLeast(1);
    });

    test('finds work that nobody woke it for by polling', async () => {
      const handled = new Handled();
      worker(handled.note, { pollMs: 5 }).start();
      await enqueue(1);
      await handled.atLeast(1);
    });

    test('a call to wake between looking and going idle is not lost', async () => {
      const handled = new Handled();
      const { outbox } = store();
      let looks = 0;
      const claim: typeof outbox.claim = async (lease) => {
        const job = await outbox.claim(lease);
        looks += 1;
        if (looks === 1) {
          await enqueue(1);
          eager.wake();
        }
        return job;
      };
      const slow = { ...store(), outbox: { ...outbox, claim } };
      const eager = worker(handled.note, { concurrency: 1 }, slow);
      eager.start();
      await handled.atLeast(1);
    });

    test('works on as many jobs at once as it has lanes', async () => {
      const handled = new Handled();
      const { open, opened } = gate();
      for (const number of [1, 2, 3]) await enqueue(number);
      const busy = worker(async (job) => {
        await handled.note(job);
        await opened;
      });
      busy.start();
      await handled.atLeast(2);
      expect(handled.jobs).toHaveLength(2);
      open();
      await handled.atLeast(3);
    });

    test('however many long jobs wait, they take half of the lanes, and others are done beside them', async () => {
      const long = new Handled();
      const short = new Handled();
      const { open, opened } = gate();
      for (const number of [1, 2, 3, 4]) await enqueue(number, 'make-report');
      const half = worker(
        async (job) => {
          if (job.kind !== 'make-report') return short.note(job);
          await long.note(job);
          await opened;
        },
        { concurrency: 4, longAtOnce: 2 },
      );
      half.start();
      await long.atLeast(2);
      for (const number of [5, 6, 7]) await enqueue(number);
      half.wake();
      await short.atLeast(3);
      expect(long.jobs).toHaveLength(2);
      open();
      await until(isEmpty);
      expect(long.jobs.map(({ subject }) => subject).sort()).toEqual(['R-1', 'R-2', 'R-3', 'R-4']);
    });

    test('stopping waits for the job under way and begins no other', async () => {
      const handled = new Handled();
      const { open, opened } = gate();
      for (const number of [1, 2]) await enqueue(number);
      let isDone = false;
      const stopped = worker(
        async (job) => {
          await handled.note(job);
          await opened;
          isDone = true;
        },
        { concurrency: 1 },
      );
      stopped.start();
      await handled.atLeast(1);
      const stopping = stopped.stop();
      open();
      await stopping;
      expect(isDone).toBe(true);
      expect(handled.jobs).toHaveLength(1);
      expect((await store().outbox.backlog()).depth).toBe(1);
    });

    test('gives a job that failed back for later, remembers why, and shows it on the cards once', async () => {
      await enqueue(1);
      const failing = worker(
        (job) => (job.kind === 'publish' ? Promise.reject(new Error('ECONNRESET')) : Promise.resolve()),
        {
          pollMs: 5,
        },
      );
      failing.start();
      await until(
        async () =>
          (await store().outbox.troubleOf('R-1', 'publish')) === 'Something went wrong on our side.',
      );
      await failing.stop();
      expect(lines.join('')).toMatch(/ECONNRESET.*a job will be tried again/);
      const early = {
        owner: 'me',
        now: new Date(now + 400).toISOString(),
        until: new Date(now + minute).toISOString(),
      };
      const drawing = await store().outbox.claim(early);
      if (drawing) {
        expect(drawing).toMatchObject({ kind: 'draw-cards', subject: 'R-1' });
        await store().outbox.finish(drawing);
        expect(await store().outbox.claim(early)).toBeNull();
      }
      const later = { ...early, now: new Date(now + 1_001).toISOString() };
      expect(await store().outbox.claim(later)).toMatchObject({ kind: 'publish', attempts: 1 });
    });

    test.each<[JobKind, number]>([
      ['publish', 1],
      ['post-approval', 1],
      ['tell-requester', 0],
      ['draw-cards', 0],
    ])(
      'of a failing %s the cards are drawn anew %i times, however often it fails',
      async (kind, drawings) => {
        await enqueue(1, kind);
        const tries = new Handled();
        const drawn = new Handled();
        const { outbox } = store();
        const claim: typeof outbox.claim = (lease) => {
          now += 10 * minute;
          return outbox.claim(lease);
        };
        const failing = worker(
          (job) => {
            if (job.kind !== kind) return drawn.note(job);
            return tries.note(job).then(() => Promise.reject(new Error('no')));
          },
          { pollMs: 2, concurrency: 1 },
          { ...store(), outbox: { ...outbox, claim } },
        );
        failing.start();
        await tries.atLeast(4);
        await failing.stop();
        expect(drawn.jobs).toHaveLength(drawings);
      },
    );

    test('a job that says it is not done is gone on with, and nothing is wrong with it', async () => {
      let rounds = 0;
      const goingOn = handlersOf(() => {
        rounds += 1;
        return Promise.resolve(rounds < 3 ? { again: new Date(now).toISOString() } : null);
      });
      await enqueue(1);
      worker(() => Promise.resolve(), { handlers: goingOn, pollMs: 2 }).start();
      await until(isEmpty);
      expect(rounds).toBe(3);
      expect(lines).toEqual([]);
    });

    test('a job that goes on later is gone on with when it is time, long before the next poll', async () => {
      const begun: number[] = [];
      const again = () => new Date(Date.now() + 30).toISOString();
      const waiting = handlersOf(() => {
        begun.push(Date.now());
        return Promise.resolve(begun.length === 1 ? { again: again() } : null);
      });
      await enqueue(1);
      const options = { handlers: waiting, pollMs: minute, leaseMs: minute, concurrency: 2, longAtOnce: 2 };
      const made = new Worker(
        { store: store(), clock: () => new Date(), log: pino({ level: 'silent' }) },
        options,
      );
      workers.push(made);
      made.start();
      await until(isEmpty);
      expect((begun[1] ?? 0) - (begun[0] ?? 0)).toBeGreaterThanOrEqual(29);
    });

    test('waits longer for a job that failed on another instance too', async () => {
      await enqueue(1);
      const lease = { owner: 'other', until: new Date(now + minute).toISOString() };
      for (let failure = 0; failure < 8; failure += 1) {
        const failed = await store().outbox.claim({ ...lease, now: new Date(now).toISOString() });
        if (failed) await store().outbox.postpone(failed, new Date(now).toISOString(), 'no');
      }
      worker(() => Promise.reject(new Error('no'))).start();
      await until(() => Promise.resolve(lines.some((line) => line.includes('a job will be tried again'))));
      const { delayMs } = JSON.parse(lines.find((line) => line.includes('delayMs')) ?? '{}') as {
        delayMs?: number;
      };
      // Doubled eight times from a second; alone, this instance would wait a second at most.
      expect(delayMs).toBeGreaterThan(100_000);
    });

    test('an idle worker looks in vain once a poll, not once for each lane', async () => {
      const { outbox } = store();
      let looks = 0;
      const claim: typeof outbox.claim = (lease) => {
        looks += 1;
        return outbox.claim(lease);
      };
      const idle = { ...store(), outbox: { ...outbox, claim } };
      worker(() => Promise.resolve(), { concurrency: 6, pollMs: 200 }, idle).start();
      await until(() => Promise.resolve(looks > 6));
      expect(looks).toBe(7);
    });

    test('a long job is told when the process is about to stop', async () => {
      const { open, opened } = gate();
      const told: boolean[] = [];
      const long = handlersOf(async (_job, signal) => {
        open();
        while (!signal.aborted) await delay(2);
        told.push(signal.aborted);
        return { again: new Date(now).toISOString() };
      });
      await enqueue(1);
      const stopped = worker(() => Promise.resolve(), { handlers: long, concurrency: 1 });
      stopped.start();
      await opened;
      await stopped.stop();
      expect(told).toEqual([true]);
      expect((await store().outbox.backlog()).depth).toBe(1);
    });

    test('work whose lease somebody else holds is told to begin nothing new, and is not finished by it', async () => {
      const { outbox } = store();
      const told: boolean[] = [];
      const finished: string[] = [];
      const long = handlersOf(async (_job, signal) => {
        while (!signal.aborted) await delay(2);
        told.push(signal.aborted);
        return null;
      });
      const rivalled: Store = {
        ...store(),
        outbox: {
          ...outbox,
          renew: () => Promise.resolve(false),
          finish: (job) => {
            finished.push(job.id);
            return Promise.resolve(false);
          },
        },
      };
      await enqueue(1);
      worker(() => Promise.resolve(), { handlers: long, leaseMs: 30, concurrency: 1 }, rivalled).start();
      await until(() => Promise.resolve(finished.length > 0));
      expect(told).toEqual([true]);
    });

    test.each<[JobKind, number]>([
      ['draw-cards', 1],
      ['publish', 0],
    ])('after a %s whose lease somebody else took, cards are drawn anew %i times', async (kind, drawings) => {
      const { outbox } = store();
      const handled = new Handled();
      let isLost = true;
      const finish: typeof outbox.finish = async (job) => {
        const isHeld = await outbox.finish(job);
        const answer = isHeld && !isLost;
        isLost = false;
        return answer;
      };
      await enqueue(1, kind);
      const rivalled = { ...store(), outbox: { ...outbox, finish } };
      const overtaken = worker(handled.note, { pollMs: 2, concurrency: 1 }, rivalled);
      overtaken.start();
      await handled.atLeast(1 + drawings);
      await until(isEmpty);
      await overtaken.stop();
      expect(handled.jobs.map((job) => job.kind)).toEqual([kind, 'draw-cards'].slice(0, 1 + drawings));
    });

    test('waits as long as the service asked for, and remembers its words', async () => {
      await enqueue(1);
      const details = { retryAfterMs: 90_000 };
      const throttled = worker((job) =>
        job.kind === 'publish'
          ? Promise.reject(new UpstreamError('Autotask', 'throttled', 'slow down', details))
          : Promise.resolve(),
      );
      throttled.start();
      await until(async () => (await store().outbox.troubleOf('R-1', 'publish')) !== null);
      await throttled.stop();
      expect(await store().outbox.troubleOf('R-1', 'publish')).toBe('slow down');
      const lease = (ms: number) => ({
        owner: 'me',
        now: new Date(now + ms).toISOString(),
        until: new Date(now + ms + minute).toISOString(),
      });
      const drawing = await store().outbox.claim(lease(89_999));
      expect(drawing?.kind).not.toBe('publish');
      if (drawing) await store().outbox.finish(drawing);
      expect(await store().outbox.claim(lease(90_000))).toMatchObject({ kind: 'publish' });
    });

    test('what is not meant for people is remembered in general words', async () => {
      await enqueue(1);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- libraries do throw such things
      const odd = worker((job) => (job.kind === 'publish' ? Promise.reject('odd') : Promise.resolve()));
      odd.start();
      await until(
        async () =>
          (await store().outbox.troubleOf('R-1', 'publish')) === 'Something went wrong on our side.',
      );
    });

    test('a job that takes longer than its lease is not begun by another worker', async () => {
      const handled = new Handled();
      const { open, opened } = gate();
      const { outbox } = store();
      const renewed = new Handled();
      let last: Promise<unknown> = Promise.resolve();
      // One after the other, and each time the clock goes on to just before the end of the lease.
      const renew: typeof outbox.renew = (job, leaseUntil) => {
        const renewal = last.then(() => outbox.renew(job, leaseUntil));
        last = renewal.then(() => {
          now = Math.max(now, Date.parse(leaseUntil) - 5);
          return renewed.note(job);
        });
        return renewal;
      };
      await enqueue(1);
      const slow = worker(
        async (job) => {
          await handled.note(job);
          await opened;
        },
        { leaseMs: 60 },
        { ...store(), outbox: { ...outbox, renew } },
      );
      slow.start();
      await handled.atLeast(1);
      worker(handled.note, { pollMs: 2 }).start();
      await renewed.atLeast(5);
      expect(handled.jobs).toHaveLength(1);
      open();
      await until(isEmpty);
      expect(handled.jobs).toHaveLength(1);
    });

    test('a job whose lease was lost while it runs is not begun a second time beside itself', async () => {
      const { open, opened } = gate();
      const looked = new Handled();
      const handled = new Handled();
      const { outbox } = store();
      const claim: typeof outbox.claim = async (lease) => {
        const job = await outbox.claim(lease);
        if (job) await looked.note(job);
        return job;
      };
      const slow = async (job: Job): Promise<void> => {
        await handled.note(job);
        await opened;
      };
      await enqueue(1);
      const tired = worker(slow, { pollMs: 2 }, { ...store(), outbox: { ...outbox, claim } });
      tired.start();
      await handled.atLeast(1);
      now += minute;
      await looked.atLeast(2);
      const stopping = tired.stop();
      open();
      await stopping;
      expect(handled.jobs).toHaveLength(1);
    });

    test('a lease that ran out while its job is still under way keeps no other job waiting until the next poll', async () => {
      const { open, opened } = gate();
      const handled = new Handled();
      const { outbox } = store();
      const claimed: (string | undefined)[] = [];
      const claim: typeof outbox.claim = async (lease) => {
        claimed.push(undefined);
        const look = claimed.length - 1;
        // The other lane looks for the first time while the first one takes the first job.
        if (look === 1) return null;
        const job = await outbox.claim(lease);
        claimed[look] = job?.subject;
        if (look > 0) return job;
        now += minute;
        await enqueue(2);
        return job;
      };
      await enqueue(1);
      const busy = worker(
        async (job) => {
          await handled.note(job);
          if (job.subject === 'R-1') await opened;
        },
        {},
        { ...store(), outbox: { ...outbox, claim } },
      );
      busy.start();
      await handled.atLeast(2);
      expect(claimed.slice(0, 4)).toEqual(['R-1', undefined, 'R-1', 'R-2']);
      open();
      await until(isEmpty);
      expect(handled.jobs.map(({ subject }) => subject)).toEqual(['R-1', 'R-2']);
    });

    test.each([
      [29_999, false],
      [30_000, true],
    ])(
      'work whose lease of a minute was not renewed for %i ms: to begin nothing new is %s',
      async (ms, isTold) => {
        const told: boolean[] = [];
        const frozen = handlersOf((_job, stop) => {
          now += ms;
          told.push(stop.aborted);
          return Promise.resolve(null);
        });
        await enqueue(1);
        worker(() => Promise.resolve(), { handlers: frozen }).start();
        await until(isEmpty);
        expect(told).toEqual([isTold]);
      },
    );

    test('a lease that was renewed counts from then on', async () => {
      const { outbox } = store();
      const renewed = gate();
      const told: boolean[] = [];
      const begun = now;
      const renew: typeof outbox.renew = async (job, end) => {
        const isHeld = await outbox.renew(job, end);
        if (Date.parse(end) > begun + 60) setImmediate(renewed.open);
        return isHeld;
      };
      const long = handlersOf(async (_job, stop) => {
        now += 40;
        await renewed.opened;
        told.push(stop.aborted);
        return null;
      });
      await enqueue(1);
      const patient = { ...store(), outbox: { ...outbox, renew } };
      worker(() => Promise.resolve(), { handlers: long, leaseMs: 60 }, patient).start();
      await until(isEmpty);
      expect(told).toEqual([false]);
    });

    test('work that stopped is given back at once, and nothing is wrong with it', async () => {
      await enqueue(1);
      const stopping = worker(() => Promise.reject(new StoppedError()), {}, neverAgain(store()));
      stopping.start();
      await until(async () => (await store().outbox.nextDue(new Date(now - 1).toISOString())) !== null);
      await stopping.stop();
      const lease = {
        owner: 'other',
        now: new Date(now).toISOString(),
        until: new Date(now + 1).toISOString(),
      };
      expect(await store().outbox.claim(lease)).toMatchObject({ subject: 'R-1', attempts: 1 });
      expect(await store().outbox.troubleOf('R-1', 'publish')).toBeNull();
      expect(lines).toEqual([]);
    });

    test('what an unanswered call was to create is left alone for as long as the work of a process that died', async () => {
      await enqueue(1);
      const details = { mayHaveArrived: true } as const;
      const lost = worker((job) =>
        job.kind === 'publish'
          ? Promise.reject(new UpstreamError('Autotask', 'unreachable', 'no answer', details))
          : Promise.resolve(),
      );
      lost.start();
      await until(async () => (await store().outbox.troubleOf('R-1', 'publish')) !== null);
      await lost.stop();
      const { delayMs } = JSON.parse(lines.find((line) => line.includes('delayMs')) ?? '{}') as {
        delayMs?: number;
      };
      expect(delayMs).toBe(minute);
    });

    test('the job of a worker that died is taken up when its lease has run out', async () => {
      await enqueue(1);
      const dead = {
        owner: 'dead',
        now: new Date(now).toISOString(),
        until: new Date(now + minute).toISOString(),
      };
      expect(await store().outbox.claim(dead)).not.toBeNull();
      const handled = new Handled();
      worker(handled.note, { pollMs: 2 }).start();
      now += minute;
      await handled.atLeast(1);
      expect(handled.jobs[0]).toMatchObject({ subject: 'R-1', attempts: 1 });
    });

    test('a lease that cannot be renewed is logged, and the job is finished all the same', async () => {
      const { open, opened } = gate();
      const { outbox } = store();
      const tried = gate();
      const renew = () => {
        tried.open();
        return Promise.reject(new Error('database gone'));
      };
      await enqueue(1);
      worker(() => opened, { leaseMs: 9 }, { ...store(), outbox: { ...outbox, renew } }).start();
      await tried.opened;
      open();
      await until(isEmpty);
      expect(lines.join('')).toContain('a lease could not be renewed');
    });

    test.each(['finish', 'postpone'] as const)(
      'stores how a job ended as soon as the database answers again, long before its lease ends: %s',
      async (how) => {
        const tries = new Handled();
        const { outbox } = store();
        let failures = 3;
        const orAway = (stored: () => Promise<never>): Promise<never> => {
          failures -= 1;
          return failures >= 0 ? Promise.reject(new Error('database gone')) : stored();
        };
        const away = {
          ...store(),
          outbox: {
            ...outbox,
            [how]: (...given: never) =>
              orAway(() => (outbox[how] as (...all: never) => Promise<never>)(...given)),
          },
        };
        await enqueue(1);
        worker(
          async (job) => {
            await tries.note(job);
            if (how === 'postpone' && tries.jobs.length === 1) throw new StoppedError();
          },
          { pollMs: 5 },
          away,
        ).start();
        await until(isEmpty);
        expect(tries.jobs).toHaveLength(how === 'postpone' ? 2 : 1);
        expect(lines.filter((line) => line.includes('the outbox cannot be worked on'))).toHaveLength(3);
      },
    );

    test('goes on when the database answers again', async () => {
      const handled = new Handled();
      const { outbox } = store();
      let failures = 3;
      const claim: typeof outbox.claim = (lease) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error('database gone')) : outbox.claim(lease);
      };
      await enqueue(1);
      const patient = { ...store(), outbox: { ...outbox, claim } };
      worker(handled.note, { pollMs: 2, concurrency: 1 }, patient).start();
      await handled.atLeast(1);
      expect(lines.filter((line) => line.includes('the outbox cannot be worked on'))).toHaveLength(3);
    });
  });
});
