import { Counter, Gauge, type Registry } from 'prom-client';

/** What the instance that leads does again and again, by the names that metrics, traces and the log have for it. */
export const roundTasks = [
  'read ticks',
  'expire',
  'remind of the secret',
  'remind of what waits',
  'drift',
] as const;

export type RoundTask = (typeof roundTasks)[number];

/** A round that is over. `failed`: the next one tries again. */
export interface FinishedRound {
  readonly task: RoundTask;
  readonly outcome: 'done' | 'failed';
}

export interface RoundMetrics {
  /** To be told each time it is asked whether this instance leads. */
  readonly onLead: (leads: boolean) => void;
  readonly onRound: (round: FinishedRound) => void;
}

/** Shows who leads, and counts what the leader does. */
export function roundMetrics(registry: Registry): RoundMetrics {
  const leader = new Gauge({
    name: 'sso_leader',
    help: 'Whether this instance leads, as it was when it last asked: 1 or 0',
    registers: [registry],
  });
  const rounds = new Counter({
    name: 'sso_rounds_total',
    help: 'Rounds of what the instance that leads does again and again, by how they ended',
    labelNames: ['task', 'outcome'],
    registers: [registry],
  });
  // A counter that begins with its first event shows no increase by it.
  for (const task of roundTasks) for (const outcome of ['done', 'failed']) rounds.inc({ task, outcome }, 0);
  return {
    onLead: (leads) => leader.set(Number(leads)),
    onRound: ({ task, outcome }) => rounds.inc({ task, outcome }),
  };
}
