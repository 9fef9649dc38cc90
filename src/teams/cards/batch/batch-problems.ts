import type { BatchView } from '../../../workflow/ports';
import { shown } from '../shown';
import { countOf } from './count-of';

/** In characters: Autotask's own words may be long, and five of them have to fit. */
const longestReason = 200;
const longestTrouble = 400;
const mostProblems = 5;

/** Why rows were not posted, each reason with how many rows it is about and the way out. */
export function batchProblems({ problems }: BatchView): { reason: string; wayOut: string }[] {
  const shownOnes = problems.slice(0, mostProblems).map(({ rows, reason, wayOut }) => ({
    reason: `${countOf(rows, 'row')}: ${shown(reason, longestReason)}`,
    wayOut: shown(wayOut, longestReason),
  }));
  const others = problems.slice(mostProblems).reduce((sum, { rows }) => sum + rows, 0);
  return others === 0 ? shownOnes : [...shownOnes, { reason: otherReasons(others), wayOut: inTheList }];
}

function otherReasons(rows: number): string {
  return `${countOf(rows, 'row')}: other reasons.`;
}

const inTheList = 'Show all rows tells the reason of each.';

/** What keeps Autotask from taking more just now, and that it passes; empty when nothing does. */
export function batchTrouble({ batch: { state }, trouble }: BatchView): {
  trouble: string;
  troubleWayOut: string;
} {
  const matters = state === 'pending' || state === 'running';
  if (trouble === null || !matters) return { trouble: '', troubleWayOut: '' };
  return {
    trouble: shown(trouble, longestTrouble),
    troubleWayOut:
      state === 'pending'
        ? 'The bot keeps trying. If the channel is gone, an administrator types "@sso approvals here" in another one.'
        : 'The bot keeps trying and goes on by itself; nobody needs to do anything.',
  };
}
