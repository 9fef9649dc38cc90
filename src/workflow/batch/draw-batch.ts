import type { Job } from '../../mapping/records';
import type { MessagingDeps } from '../jobs/cards';
import { postSparingly } from '../jobs/post-sparingly';
import { viewBatch } from './view-batch';

/**
 * Draws every card of a batch as the batch is now. One that cannot be drawn does not keep the others waiting.
 * @throws when Teams does not take one of them; the job is then tried again
 */
export async function drawBatch(deps: MessagingDeps, job: Job): Promise<void> {
  const view = await viewBatch(deps, job.subject);
  if (!view) return;
  const places = await deps.store.cards.of(job.subject);
  const drawn = await Promise.allSettled(
    places.map(async (place) => {
      await deps.messenger.redrawBatch(place, view);
      await deps.store.cards.drawn(place, view.batch.revision);
    }),
  );
  const failed = drawn.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason as Error;
}

/**
 * Tells whoever asked for the batch what became of it, where they asked.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function tellBatchRequester(deps: MessagingDeps, job: Job): Promise<void> {
  const view = await viewBatch(deps, job.subject);
  const places = await deps.store.cards.of(job.subject);
  const place = places.find(({ role }) => role === 'requester');
  if (!view || !place) return;
  await postSparingly(view.batch.changedAt, deps.clock, () => deps.messenger.tellBatchRequester(place, view));
}
