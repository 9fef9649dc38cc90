import type { JobKind } from '../../mapping/records';
import { drawCards, postApproval, tellRequester, type MessagingDeps } from './cards';
import { publish } from './publish';
import { tickItem } from './tick-item';
import type { JobHandler } from './worker';

/** What to do for each kind of job. */
export function jobHandlers(deps: MessagingDeps): Record<JobKind, JobHandler> {
  return {
    'post-approval': (job) => postApproval(deps, job),
    publish: (job) => publish(deps, job),
    'confirm-paste': (job) => tickItem(deps, job),
    'draw-cards': (job) => drawCards(deps, job),
    'tell-requester': (job) => tellRequester(deps, job),
  };
}
