import { sameObjectId } from '../policy';
import { warningsFor } from '../warning';
import type { PlanRow } from './plan';

/**
 * The row after somebody looked and took a person for it: one of its candidates, or the person that was likely. What the
 * choice was between stays among the warnings, for the approver.
 * @returns `null` when the person is none of those, or nothing is to be chosen in the row
 */
export function chooseCandidate(row: PlanRow, objectId: string): PlanRow | null {
  const { resource, user } = row;
  if (row.verdict === 'likely' && user && sameObjectId(user.id, objectId))
    return { ...row, verdict: 'chosen' };
  const taken = row.candidates.find((candidate) => sameObjectId(candidate.user.id, objectId));
  if (row.verdict !== 'ambiguous' || !taken || !resource) return null;
  const warnings = [...warningsFor(taken.user, resource, taken.evidence, []), ...row.warnings];
  return { ...row, verdict: 'chosen', ...taken, warnings, candidates: [], problem: null };
}
