import type { EntraUser } from '../../../src/mapping/entra-user';
import { evidenceFor } from '../../../src/mapping/evidence';
import { candidatesFor } from '../../../src/mapping/match';
import { failed as failedFinding } from '../../../src/mapping/finding';
import type { Decision, MappingRequest } from '../../../src/mapping/request';
import type { Resource } from '../../../src/mapping/resource';
import { warningsFor } from '../../../src/mapping/warning';
import { approvalCard } from '../../../src/teams/cards/approval-card';
import { choosePersonCard, chooseResourceCard } from '../../../src/teams/cards/choose-card';
import { doctorCard } from '../../../src/teams/cards/doctor-card';
import { planListCard } from '../../../src/teams/cards/reports/plan-list-card';
import { proposalCard } from '../../../src/teams/cards/proposal-card';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import { requestCard } from '../../../src/teams/cards/request-card';
import { unmapCard } from '../../../src/teams/cards/unmap-card';
import { withRefresh } from '../../../src/teams/cards/with-refresh';
import { fullestBatchCards } from './batch-cards';
import { fullestDriftCard } from './drift-cards';
import { draft, now, proposal, requests } from './examples';
import { examplePage, planRows } from './report-examples';
import { rewrite } from './rewrite';
import { removals, unmapProposal } from './unmap-cards';
import { viewers } from './viewers';

/** The most choices a card offers (more are answered with "narrow it down"). */
const ten = Array.from({ length: 10 });

/** The doctor makes 24 checks; this leaves room for some more. */
const checks = 26;

/** So many of five approvals, each with as long a comment as the card takes. */
function approvedBy(count: number, name: string): Pick<MappingRequest, 'approvals' | 'approvalsNeeded'> {
  const one: Decision = {
    verdict: 'approved',
    by: { objectId: '1', name },
    at: now.toISOString(),
    comment: name.repeat(4),
    selfApproved: true,
  };
  return { approvals: Array.from({ length: count }, () => one), approvalsNeeded: 5 };
}

/** The cards that hold most, with as much as the product ever puts into them; every text from outside is `name`. */
export function fullestCards(name: string): Record<string, AdaptiveCard> {
  const user: EntraUser = rewrite(proposal.user, () => name);
  // All but the family name are equal, which makes most evidence and most warnings.
  const resource: Resource = {
    ...rewrite(proposal.resource, () => name),
    email2: name,
    email3: name,
    lastName: `a${name}`,
  };
  const evidence = evidenceFor(user, resource);
  const others = candidatesFor(
    user,
    ten.map((_, index) => ({ ...resource, id: index })),
  );
  const warnings = warningsFor(user, resource, evidence, others);
  const fill = (request: MappingRequest): MappingRequest => ({
    ...rewrite(request, () => name),
    user,
    resource,
    evidence,
    warnings,
    note: name.repeat(4),
  });
  const failed = fill({ ...requests.failed, failure: 'x' });
  const lists = (['likely', 'ambiguous', 'refused'] as const).map((list) => {
    const row = { ...rewrite(planRows[list], () => name), warnings, problem: name.repeat(2) };
    const rows = examplePage(list).rows.map(({ position }) => ({ ...row, position: 4_000 + position }));
    const notice = { text: name.repeat(3), tone: 'warning' } as const;
    return [`plan list: ${list}`, planListCard(examplePage(list, { rows }), notice)] as const;
  });
  const finding = failedFinding('Field for the Unique ID', name.repeat(2), name.repeat(2));
  return {
    ...Object.fromEntries(lists),
    drift: fullestDriftCard(name),
    ...fullestBatchCards(name),
    doctor: doctorCard(Array.from({ length: checks }, () => finding)),
    proposal: proposalCard({ ...proposal, user, resource, evidence, warnings }),
    approval: withRefresh(approvalCard(fill(requests.pending), now), requests.pending, viewers),
    unmap: unmapCard({ ...unmapProposal, user, resource, warnings: warnings.slice(0, 3) }),
    'approval, the last of five': withRefresh(
      approvalCard({ ...fill(requests.pending), ...approvedBy(4, name) }, now),
      requests.pending,
      viewers,
    ),
    'approved by five': requestCard(
      { ...fill(requests['awaiting paste']), ...approvedBy(5, name) },
      'requester',
    ),
    'removal approved by five': requestCard(
      { ...fill(removals['awaiting clearing']), ...approvedBy(5, name) },
      'requester',
    ),
    pasting: requestCard(fill(requests['awaiting paste']), 'requester'),
    failed: requestCard({ ...failed, failure: name.repeat(8) }, 'approvals'),
    people: choosePersonCard(
      rewrite(draft, () => name),
      ten.map(() => ({ ...user, accountEnabled: false })),
    ),
    resources: chooseResourceCard(
      draft,
      user,
      ten.map(() => ({ resource, evidence })),
    ),
  };
}
