import type { JobKind } from './records';
import type { RequestState } from './request-state';

/** What stands in the database, in numbers. */
export interface Figures {
  /** How many requests are in each state; a state without one is not in it. */
  readonly requests: Readonly<Partial<Record<RequestState, number>>>;
  /** How many jobs of each kind failed last and wait to be tried again; a kind without one is not in it. */
  readonly failingJobs: Readonly<Partial<Record<JobKind, number>>>;
  /** How many jobs are not finished. */
  readonly jobs: number;
  /** Since when the oldest job has been due that nobody works on (ISO 8601); `null` when there is none. */
  readonly oldestDue: string | null;
}
