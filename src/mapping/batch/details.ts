import type { Explanation } from '../obstacle';
import type { MappingRequest } from '../request';
import { voidReason } from './void-reason';

/** What went wrong with rows, and with how many. */
export interface RowProblem extends Explanation {
  readonly rows: number;
}

/** What a card tells of a batch's rows beside their number. */
export interface BatchDetails {
  /** How many rows carry a warning. */
  readonly warned: number;
  /** Who left how many rows out, most first. */
  readonly leftOut: readonly { readonly by: string; readonly rows: number }[];
  /** Why rows were not posted, most rows first. */
  readonly problems: readonly RowProblem[];
}

/**
 * Counts warnings, exclusions and problems.
 * @param rows those that have something to tell are enough: pending, rejected, cancelled, failed and void ones
 */
export function detailsOf(rows: readonly MappingRequest[]): BatchDetails {
  return {
    warned: rows.filter(({ state, warnings }) => state === 'pending' && warnings.length > 0).length,
    leftOut: tally(rows.flatMap(leaverOf), (by) => by).map(([by, count]) => ({ by, rows: count })),
    problems: tally(rows.flatMap(problemOf), ({ reason }) => reason).map(([problem, count]) => ({
      ...problem,
      rows: count,
    })),
  };
}

/** Who left the row out of the batch: an approver who excluded it, or whoever took it back. */
export function leaverOf({ state, decision, cancelledBy }: MappingRequest): string[] {
  if (state === 'rejected' && decision) return [decision.by.name];
  return state === 'cancelled' && cancelledBy ? [cancelledBy.name] : [];
}

function problemOf({ state, obstacles, failure }: MappingRequest): Explanation[] {
  if (state === 'failed') return [{ reason: failure ?? 'No reason was given.', wayOut: retryWayOut }];
  if (state !== 'void') return [];
  const [first] = obstacles;
  return [first ? { reason: voidReason(first), wayOut: voidWayOut } : noReason];
}

const retryWayOut =
  'Mend the cause (the doctor command looks at the settings); then an approver presses Retry the failed ones.';
const voidWayOut = 'Look at them again with the map command, and ask for approval of what is true now.';
const noReason: Explanation = { reason: 'Something changed after the approval.', wayOut: voidWayOut };

/** Each kind of thing and how often it is there, most often first. */
function tally<T>(things: readonly T[], keyOf: (thing: T) => string): [T, number][] {
  const counted = new Map<string, [T, number]>();
  for (const thing of things) {
    const [kept, count] = counted.get(keyOf(thing)) ?? [thing, 0];
    counted.set(keyOf(thing), [kept, count + 1]);
  }
  return [...counted.values()].sort(([, a], [, b]) => b - a);
}
