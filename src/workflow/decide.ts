import { denialOfDecision } from '../mapping/policy';
import type { Decision } from '../mapping/request';
import { act, type Action, type Click, type Clicked } from './act';
import type { Deps } from './deps';
import { expireIfDue } from './expire';
import { transition } from './transition';

/** What an approver clicked. */
export interface DecisionClick extends Click {
  readonly verdict: Decision['verdict'];
  readonly comment: string | null;
}

/**
 * Approves or rejects a request. The decision and the work it causes are stored in one transaction.
 * @throws UpstreamError when Entra does not tell the clicker's roles; nothing is decided then
 */
export async function decide(deps: Deps, click: DecisionClick): Promise<Clicked> {
  await expireIfDue(deps, click.requestId);
  return act(deps, click, decisionAction(click));
}

function decisionAction({ clicker: by, verdict, comment }: DecisionClick): Action {
  return {
    name: verdict === 'approved' ? 'approve' : 'reject',
    from: ['pending'],
    denial: denialOfDecision,
    lacksComment: verdict === 'rejected' && !comment,
    apply: (repositories, request, at) =>
      transition(repositories, request, verdict, {
        by,
        at,
        patch: { decision: { verdict, by, at, comment } },
        details: { comment },
        jobs: [verdict === 'approved' ? 'publish' : 'tell-requester'],
      }),
  };
}
