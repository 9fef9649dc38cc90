import type { Config } from './config';
import type { RoundTask } from './metrics/round-metrics';
import type { AsRound } from './observe/observe-rounds';
import { expireBatches } from './workflow/batch/expire-batches';
import type { Deps } from './workflow/deps';
import { driftNightly } from './workflow/drift/drift-nightly';
import { expireDue } from './workflow/expire';
import type { MessagingDeps } from './workflow/jobs/cards';
import { periodic, type Periodic } from './workflow/jobs/periodic';
import { readTicks } from './workflow/jobs/read-ticks';
import type { Worker } from './workflow/jobs/worker';
import { reminding } from './workflow/remind/reminding';
import { remindDue } from './workflow/setup/remind-secret';

/** What the bot does without being asked. */
export interface Background {
  /** Starts working on the outbox and looking for ticks, expired requests, reminders and drift. */
  start(): void;
  /** Begins nothing more, and resolves when what is under way is done; called again it waits for the same. */
  stop(): Promise<void>;
}

const sweepMs = 30_000;

/**
 * The worker and everything periodic; nothing is begun yet.
 * @param asRound sees to it that one of all instances does what is periodic
 */
export function background(
  config: Config,
  deps: MessagingDeps,
  worker: Worker,
  asRound: AsRound,
): Background {
  const repeated: Periodic[] = [];
  let stopped: Promise<unknown> | undefined;
  return {
    start() {
      worker.start();
      const repeat = (name: RoundTask, everyMs: number, task: () => Promise<void>): unknown =>
        repeated.push(periodic(name, everyMs, asRound(name, task), deps.log));
      repeat('read ticks', config.TICKET_POLL_SECONDS * 1_000, () => readTicks(deps));
      repeat('expire', sweepMs, () => sweep(deps));
      repeat('remind of the secret', sweepMs, () => remindDue(deps));
      repeat('remind of what waits', sweepMs, reminding(deps));
      repeat('drift', sweepMs, () => driftNightly(deps));
    },
    async stop() {
      stopped ??= Promise.all([worker.stop(), ...repeated.map((task) => task.stop())]);
      await stopped;
    },
  };
}

const dayMs = 24 * 3_600_000;
const reportDays = 30;

/** A look-up nobody went on with is forgotten after a day, a report after a month, a file nobody fetched when its link ended. */
async function sweep(deps: Deps): Promise<void> {
  await expireDue(deps);
  await expireBatches(deps);
  const { store, clock } = deps;
  const before = (days: number): string => new Date(clock().getTime() - days * dayMs).toISOString();
  await store.drafts.removeOlderThan(before(1));
  await store.reports.removeOlderThan(before(reportDays));
  await store.downloads.removeExpired(clock().toISOString());
}
