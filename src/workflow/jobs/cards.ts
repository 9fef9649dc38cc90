import type { Job } from '../../mapping/records';
import type { Deps } from '../deps';
import type { Messenger } from '../ports';

/** The workflow's parts that speak in Teams. */
export interface MessagingDeps extends Deps {
  readonly messenger: Messenger;
}

/**
 * Posts the approval card of a pending request. Killed between posting and remembering, it posts a second card; that
 * is harmless, since every click is judged by the database.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function postApproval(deps: MessagingDeps, job: Job): Promise<void> {
  const request = await deps.store.requests.get(job.requestId);
  const channel = await deps.store.channels.approvals();
  if (request?.state !== 'pending' || !channel) return;
  const posted = await deps.messenger.postApproval(channel, request);
  const at = deps.clock().toISOString();
  await deps.store.transaction(async ({ cards, outbox }) => {
    await cards.add({ ...posted, requestId: request.id, role: 'approval', drawnRevision: request.revision });
    await outbox.enqueue({ kind: 'draw-cards', requestId: request.id, availableAt: at });
  });
}

/**
 * Draws every card of a request as the request is now.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function drawCards(deps: MessagingDeps, job: Job): Promise<void> {
  const request = await deps.store.requests.get(job.requestId);
  if (!request) return;
  const trouble = await troubleOf(deps, request.id);
  for (const place of await deps.store.cards.of(request.id)) {
    if (place.drawnRevision >= request.revision && trouble === null) continue;
    await deps.messenger.redraw(place, request, trouble);
    await deps.store.cards.drawn(place, request.revision);
  }
}

/**
 * Tells the requester what became of the request, where they asked.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function tellRequester(deps: MessagingDeps, job: Job): Promise<void> {
  const request = await deps.store.requests.get(job.requestId);
  if (!request) return;
  const place = (await deps.store.cards.of(request.id)).find(({ role }) => role === 'requester');
  if (place) await deps.messenger.tellRequester(place, request);
}

/** What keeps the request from going on, in a sentence; `null` when nothing does. */
async function troubleOf({ store }: MessagingDeps, requestId: string): Promise<string | null> {
  return (
    (await store.outbox.troubleOf(requestId, 'post-approval')) ?? store.outbox.troubleOf(requestId, 'publish')
  );
}
