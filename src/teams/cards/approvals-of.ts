import type { Decision, MappingRequest } from '../../mapping/request';
import { shown } from './shown';

/** In characters: what each of several approvers may take, so that five of them fit on a card in any script. */
export const longestOfSeveral = 60;

type Decided = Pick<MappingRequest, 'approvals' | 'decision'>;

/** Every approval so far, in order. */
export function approvalsOf({ approvals, decision }: Decided): readonly Decision[] {
  const isSingle = approvals.length === 0 && decision?.verdict === 'approved';
  return isSingle ? [decision] : approvals;
}

/** Who approved, or rejected, for the beginning of a sentence: `Theo Lambert and Sam Second`. */
export function decidersOf(request: Decided): string {
  const { decision } = request;
  const deciders = decision?.verdict === 'rejected' ? [decision] : approvalsOf(request);
  const longest = deciders.length > 1 ? longestOfSeveral : undefined;
  const names = deciders.map(({ by }) => shown(by.name, longest));
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}

/** How far the approvals are, `1 of 2`; empty where one is enough. */
export function quorumText({
  approvals,
  approvalsNeeded,
}: {
  readonly approvals: readonly Decision[];
  readonly approvalsNeeded: number;
}): string {
  return approvalsNeeded > 1 ? `${approvals.length} of ${approvalsNeeded}` : '';
}
