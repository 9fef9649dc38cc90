import { Counter, Histogram, type Registry } from 'prom-client';
import type { AuditEvent } from '../mapping/audit-chain';
import type { JobKind } from '../mapping/records';
import type { TurnNotes } from '../trace/turn-notes';
import { decisionIn } from './decision-in';

/** A job that was worked on. `again`: it goes on later, as planned; `failed`: it will be tried again. */
export interface FinishedJob {
  readonly kind: JobKind;
  readonly outcome: 'done' | 'again' | 'failed';
  /** Milliseconds. */
  readonly ms: number;
}

export interface ActivityMetrics {
  /** To be told of every turn that ended. `ms`: milliseconds. */
  onTurn(turn: TurnNotes & { readonly ms: number }): void;
  onJob(job: FinishedJob): void;
  /** To be told of what was written to the audit log, once it is committed. */
  onRecorded(events: readonly AuditEvent[]): void;
}

/** Turns take between a few milliseconds and the ten seconds after which Teams gives up. */
const turnBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Jobs may post many rows. */
const jobBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Counts what people and the bot itself do. */
export function activityMetrics(registry: Registry): ActivityMetrics {
  const registers = [registry];
  const turns = new Histogram({
    name: 'sso_turn_seconds',
    help: 'Activities from Teams, by command or verb and how they ended',
    labelNames: ['kind', 'name', 'outcome'],
    buckets: turnBuckets,
    registers,
  });
  const jobs = new Histogram({
    name: 'sso_job_seconds',
    help: 'Work on jobs of the outbox, by kind and how it ended',
    labelNames: ['kind', 'outcome'],
    buckets: jobBuckets,
    registers,
  });
  const decisions = new Counter({
    name: 'sso_decisions_total',
    help: 'Decisions about requests and batches, by verdict',
    labelNames: ['subject', 'verdict'],
    registers,
  });
  return {
    onTurn: ({ kind, name, outcome, ms }) => turns.observe({ kind, name, outcome }, ms / 1_000),
    onJob: ({ kind, outcome, ms }) => jobs.observe({ kind, outcome }, ms / 1_000),
    onRecorded: (events) => events.map(decisionIn).forEach((decision) => decision && decisions.inc(decision)),
  };
}
