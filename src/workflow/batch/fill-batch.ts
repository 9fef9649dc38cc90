import type { Batch } from '../../mapping/batch/batch';
import type { CurrentMapping, Job } from '../../mapping/records';
import type { ReportRow } from '../../mapping/report';
import { botActor, type MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { MessagingDeps } from '../jobs/cards';
import { postSparingly } from '../jobs/post-sparingly';
import type { Repositories } from '../stores';
import { drawingAt } from './draw-later';
import { inChunks } from './in-chunks';
import { inOrder } from './in-order';
import { moveBatch } from './move-batch';
import { askedLists } from './request-batch';
import { rowRequest } from './row-request';
import { viewBatch } from './view-batch';

/**
 * Stores the rows of a new batch and posts its approval card. Killed anywhere it is run again: rows that are there stay,
 * and a second card would be harmless, since every click is judged by the database.
 * @throws UpstreamError when Entra does not tell who is in the sensitive group; the job is then tried again
 */
export async function postBatch(deps: MessagingDeps, job: Job): Promise<void> {
  const batch = await deps.store.batches.get(job.subject);
  const channel = await deps.store.channels.approvals();
  if (batch?.state !== 'pending' || !channel) return;
  const rows = await rowsFor(deps, batch);
  const filled = await withQuorum(deps, batch, rows);
  for (const chunk of inChunks(rows)) {
    const stored = await inOrder(deps.store, (repositories) => storeRows(repositories, filled, chunk));
    // Taken back or expired meanwhile: whoever did that sees to the rows that are there.
    if (!stored) return;
  }
  const view = await viewBatch(deps, batch.id);
  if (view?.batch.state !== 'pending') return;
  if ((view.counts.pending ?? 0) === 0) return nothingLeft(deps, view.batch);
  const place = await postSparingly(batch.requestedAt, deps.clock, () =>
    deps.messenger.postBatch(channel, view),
  );
  const at = deps.clock().toISOString();
  await deps.store.transaction(async ({ cards, outbox }) => {
    await cards.add({ ...place, subject: batch.id, role: 'approval', drawnRevision: view.batch.revision });
    await outbox.enqueue({ kind: 'draw-batch', subject: batch.id, availableAt: drawingAt(at) });
  });
}

/** The plan's exact and chosen rows as requests, without those whose person or resource was mapped since. */
async function rowsFor({ store }: Deps, batch: Batch): Promise<MappingRequest[]> {
  const rows = await store.reports.rows(batch.reportId, { lists: askedLists, limit: batch.size });
  const taken = takenBy(await store.mappings.all());
  return rows
    .flatMap((row: ReportRow) => ('plan' in row ? [row.plan] : []))
    .flatMap((row, index) => rowRequest(batch, row, index + 1) ?? [])
    .filter(({ user, resource }) => !taken.people.has(user.id) && !taken.resources.has(resource.id));
}

function takenBy(mappings: readonly CurrentMapping[]) {
  return {
    people: new Set(mappings.map(({ objectId }) => objectId)),
    resources: new Set(mappings.map(({ resourceId }) => resourceId)),
  };
}

/** More than one approval is needed where one is for somebody in the sensitive group. */
async function withQuorum(deps: Deps, batch: Batch, rows: readonly MappingRequest[]): Promise<Batch> {
  const { approvalsRequired, sensitiveGroupId } = deps.settings;
  if (approvalsRequired === 1 || sensitiveGroupId === null) return batch;
  const sensitive = await deps.directory.peopleIn(sensitiveGroupId);
  if (sensitive === null)
    deps.log.warn({ sensitiveGroupId }, 'there is no group SENSITIVE_GROUP_ID; all count as sensitive');
  if (sensitive === null || rows.some(({ user }) => sensitive.has(user.id))) return batch;
  const { state, revision } = batch;
  const relaxed = { ...batch, approvalsNeeded: 1 };
  await deps.store.batches.replace(relaxed, { state, revision });
  return relaxed;
}

async function storeRows(
  { batches, audit }: Repositories,
  { id: batchId, approvalsNeeded }: Batch,
  rows: readonly MappingRequest[],
): Promise<boolean> {
  if (!(await holdPending(batches, batchId))) return false;
  const stored = new Set(await batches.addRows(rows.map((row) => ({ ...row, approvalsNeeded }))));
  for (const { id, requestedAt: at, requester, user, resource, evidence, batch } of rows) {
    if (!stored.has(id)) continue;
    await audit.append({
      at,
      actor: requester,
      event: 'request.pending',
      requestId: id,
      before: null,
      after: 'pending',
      details: {
        batchId: batch?.id ?? null,
        objectId: user.id,
        userPrincipalName: user.userPrincipalName,
        resourceId: resource.id,
        userName: resource.userName,
        evidence,
      },
    });
  }
  return true;
}

/** Keeps the batch as it is until the end of the transaction; `false` when it does not wait for a decision any more. */
async function holdPending(batches: Repositories['batches'], batchId: string): Promise<boolean> {
  const batch = await batches.get(batchId);
  return batch?.state === 'pending' && batches.replace(batch, { state: 'pending', revision: batch.revision });
}

/** Somebody else asked for, or mapped, every one of them meanwhile. */
async function nothingLeft(deps: Deps, batch: Batch): Promise<void> {
  const at = deps.clock().toISOString();
  const haltReason =
    'Every row was mapped or asked for by somebody else meanwhile, so there is nothing left.';
  await deps.store.transaction((repositories) =>
    moveBatch(repositories, batch, 'cancelled', {
      by: botActor,
      at,
      patch: { cancelledBy: botActor, haltReason },
      details: { reason: haltReason },
      jobs: ['tell-batch-requester'],
    }),
  );
}
