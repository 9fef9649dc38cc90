import type { JobKind } from '../../mapping/records';
import { advanceBatch } from '../batch/advance-batch';
import { drawBatch, tellBatchRequester } from '../batch/draw-batch';
import { postBatch } from '../batch/fill-batch';
import { makeReport } from '../reports/make-report';
import { drawCards, postApproval, tellRequester, type MessagingDeps } from './cards';
import { publish } from './publish';
import { tickItem } from './tick-item';
import type { JobHandler } from './worker';

/** What to do for each kind of job. */
export function jobHandlers(deps: MessagingDeps): Record<JobKind, JobHandler> {
  return {
    'post-approval': (job) => done(postApproval(deps, job)),
    publish: (job, stop) => done(publish(deps, job, stop)),
    'confirm-paste': (job) => done(tickItem(deps, job)),
    'draw-cards': (job) => done(drawCards(deps, job)),
    'tell-requester': (job) => done(tellRequester(deps, job)),
    'post-batch': (job) => done(postBatch(deps, job)),
    'advance-batch': (job, signal) => advanceBatch(deps, job, signal),
    'draw-batch': (job) => done(drawBatch(deps, job)),
    'tell-batch-requester': (job) => done(tellBatchRequester(deps, job)),
    'make-report': (job) => done(makeReport(deps, job)),
  };
}

/** Most jobs are done in one go. */
async function done(work: Promise<void>): Promise<null> {
  await work;
  return null;
}
