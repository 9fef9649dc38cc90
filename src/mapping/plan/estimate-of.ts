import type { PlanSummary } from './plan';

/** What posting is reckoned from. */
export interface Posting {
  /** How many rows are to be posted. */
  readonly rows: number;
  /** How many rows a ticket's checklist holds; a part of a batch is as large with both publishers. */
  readonly ticketItems: number;
  readonly kind: 'ticket' | 'field';
  /** How long Autotask takes for a call, in milliseconds. */
  readonly msPerCall: number;
}

/** Autotask works on so many calls at once for one object endpoint (developer help, "Thread limiting"). */
const callsAtOnce = 3;

/** Calls for each part beside its rows. Ticket: looked for, its items looked for, created, read back. Field: read, read back. */
const callsForPart = { ticket: 4, field: 2 } as const;

/**
 * What posting will take: calls to Autotask, and seconds. Assumes that every part is full but the last, that each
 * row takes one call (its checklist item, or the update of its field), that three calls are always under way, and that
 * Autotask neither delays nor refuses any. Reading people in Entra ID again is not counted.
 */
export function estimateOf({ rows, ticketItems, kind, msPerCall }: Posting): PlanSummary['estimate'] {
  const calls = rows + Math.ceil(rows / ticketItems) * callsForPart[kind];
  return { calls, seconds: Math.ceil(((calls / callsAtOnce) * msPerCall) / 1000) };
}
