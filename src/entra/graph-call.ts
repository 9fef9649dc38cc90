import type { CallOutcome } from '../http/call-outcome';

/** One finished call to Graph, for metrics. */
export interface GraphCall {
  readonly upstream: 'Entra ID';
  /** What was done, in words without data: `find users`, `read user`, `check groups`. */
  readonly operation: string;
  readonly ms: number;
  readonly outcome: CallOutcome;
  /** What Graph calls the request, where it failed and Graph said so. */
  readonly requestId?: string | undefined;
}
