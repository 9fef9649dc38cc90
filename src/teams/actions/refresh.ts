import { denialOfDecision } from '../../mapping/policy';
import { hasApproved } from '../../mapping/quorum';
import type { MappingRequest } from '../../mapping/request';
import { rolesOf } from '../../workflow/roles';
import { approvalCard } from '../cards/approval-card';
import { requestCard } from '../cards/request-card';
import type { Turn } from '../turn';
import { refreshBatch } from './batch/refresh-batch';
import type { CardAction } from './card-action';

/**
 * What Teams asks for when the approval card comes into somebody's view: those who may decide see the buttons, all
 * others the state only. The click itself is judged anew, whatever the card showed.
 */
export const refreshAction: CardAction = {
  verb: 'refresh',
  async run(turn, { request: requestId }) {
    const request = await turn.deps.store.requests.get(requestId);
    if (!request) return refreshBatch(turn, requestId);
    const decides = request.state === 'pending' && (await mayDecide(turn, request));
    return {
      card: decides ? approvalCard(request, turn.deps.clock()) : requestCard(request, ownerFor(request)),
    };
  },
};

async function mayDecide({ actor, deps }: Turn, request: MappingRequest): Promise<boolean> {
  const roles = await rolesOf(deps, actor.objectId);
  const denial = denialOfDecision(actor, roles, request, deps.settings);
  return denial === null && !hasApproved(request.approvals, actor.objectId);
}

function ownerFor(request: MappingRequest): 'approvals' | 'reader' {
  return request.state === 'pending' ? 'reader' : 'approvals';
}
