import type { CardPlace, Job } from '../../mapping/records';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { Messenger } from '../ports';
import { postSparingly } from './post-sparingly';

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
  const request = await deps.store.requests.get(job.subject);
  const channel = await deps.store.channels.approvals();
  if (request?.state !== 'pending' || !channel) return;
  const posted = await postSparingly(request.requestedAt, deps.clock, () =>
    deps.messenger.postApproval(channel, request),
  );
  const at = deps.clock().toISOString();
  await deps.store.transaction(async ({ cards, outbox }) => {
    await cards.add({ ...posted, subject: request.id, role: 'approval', drawnRevision: request.revision });
    await outbox.enqueue({ kind: 'draw-cards', subject: request.id, availableAt: at });
  });
}

/**
 * Draws every card of a request as the request is now. One that cannot be drawn does not keep the others waiting.
 * @throws when Teams does not take one of them; the job is then tried again
 */
export async function drawCards(deps: MessagingDeps, job: Job): Promise<void> {
  const request = await deps.store.requests.get(job.subject);
  if (!request) return;
  const places = await deps.store.cards.of(request.id);
  const trouble = await troubleOf(deps, request.id, places);
  const old = places.filter((place) => place.drawnRevision < request.revision || trouble !== null);
  const drawn = await Promise.allSettled(old.map((place) => draw(deps, place, request, trouble)));
  const failed = drawn.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason as Error;
}

/** A card that shows trouble counts as not drawn, so that it is drawn anew once the trouble is over. */
async function draw(
  { messenger, store }: MessagingDeps,
  place: CardPlace,
  request: MappingRequest,
  trouble: string | null,
): Promise<void> {
  await messenger.redraw(place, request, trouble);
  await store.cards.drawn(place, trouble === null ? request.revision : 0);
}

/**
 * Tells the requester what became of the request, where they asked.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function tellRequester(deps: MessagingDeps, job: Job): Promise<void> {
  const request = await deps.store.requests.get(job.subject);
  if (!request) return;
  const place = (await deps.store.cards.of(request.id)).find(({ role }) => role === 'requester');
  if (!place) return;
  await postSparingly(request.changedAt, deps.clock, () => deps.messenger.tellRequester(place, request));
}

/** What keeps the request from going on, in a sentence; `null` when nothing does. */
async function troubleOf(
  { store: { outbox } }: MessagingDeps,
  requestId: string,
  places: readonly CardPlace[],
): Promise<string | null> {
  // Once the approval card stands its posting is over, although the job may not be finished yet.
  const isPosted = places.some(({ role }) => role === 'approval');
  const ofPosting = isPosted ? null : await outbox.troubleOf(requestId, 'post-approval');
  return ofPosting ?? outbox.troubleOf(requestId, 'publish');
}
