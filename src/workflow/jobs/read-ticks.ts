import type { TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { resourceName, type Resource } from '../../mapping/resource';
import type { ItemStatus } from '../ports';
import { applyMapping } from './apply-mapping';
import { endRequest } from './end-request';

/** How many waiting requests are looked at in one round; far more than anybody has. */
const perRound = 10_000;

/**
 * Reads back which checklist items were ticked in Autotask, and calls those mappings applied, or removed. A request that cannot be
 * settled does not keep the others waiting; it is looked at again in the next round.
 * @throws UpstreamError when Autotask does not tell
 */
export async function readTicks(deps: Deps): Promise<void> {
  const waiting = (await deps.store.requests.inStates(['awaiting_paste'], perRound)).flatMap(withTicket);
  if (waiting.length === 0) return;
  const statuses = await deps.tickets.statusOf(waiting.map(({ ticket }) => ticket));
  const tickers = await tickersOf(deps, statuses);
  for (const one of waiting) {
    const status = statuses.get(one.ticket.itemId);
    if (status) await settleOrLog(deps, one, { status, tickers });
  }
}

/**
 * Reads back the checklist item of one request, and calls the mapping applied when it is ticked.
 * @throws UpstreamError when Autotask does not tell
 */
export async function readTick(
  deps: Deps,
  request: MappingRequest,
  ticket: TicketPublication,
): Promise<void> {
  const statuses = await deps.tickets.statusOf([ticket]);
  const status = statuses.get(ticket.itemId);
  if (status) await settle(deps, { request, ticket }, { status, tickers: await tickersOf(deps, statuses) });
}

async function settleOrLog(deps: Deps, waiting: Waiting, read: ItemRead): Promise<void> {
  try {
    await settle(deps, waiting, read);
  } catch (error) {
    deps.log.error(
      { err: error, requestId: waiting.request.id },
      'a ticked checklist item could not be taken note of',
    );
  }
}

/** A request that waits for a paste, with its ticket. */
interface Waiting {
  readonly request: MappingRequest;
  readonly ticket: TicketPublication;
}

/** Whoever ticked items of a round, by resource id, as far as Autotask still has them. */
type Tickers = ReadonlyMap<number, Resource>;

/** What Autotask tells of an item. */
interface ItemRead {
  readonly status: ItemStatus;
  readonly tickers: Tickers;
}

/** All of a round at once: a whole batch may be ticked between two rounds. */
function tickersOf({ resources }: Deps, statuses: ReadonlyMap<number, ItemStatus>): Promise<Tickers> {
  const ids = [...statuses.values()].map((status) => (status.kind === 'ticked' ? status.byResourceId : null));
  return resources.getMany([...new Set(ids.filter((id) => id !== null))]);
}

function withTicket(request: MappingRequest): Waiting[] {
  return request.publication?.kind === 'ticket' ? [{ request, ticket: request.publication }] : [];
}

async function settle(
  deps: Deps,
  { request, ticket }: Waiting,
  { status, tickers }: ItemRead,
): Promise<void> {
  switch (status.kind) {
    case 'open':
      return;
    case 'ticked':
      return applyMapping(deps, request, { ...ticket, completion: completionOf(tickers, status) });
    case 'gone':
      return endRequest(deps, request, 'failed', {
        failure: `The checklist item is gone from ticket ${ticket.ticketNumber}, so nobody can tell whether the Unique ID was ${request.purpose === 'map' ? 'pasted' : 'cleared'}. Retry opens it again.`,
      });
  }
}

/** Who ticked it, by name where Autotask tells. */
function completionOf(
  tickers: Tickers,
  { at, byResourceId }: Extract<ItemStatus, { kind: 'ticked' }>,
): TicketPublication['completion'] {
  const by = byResourceId === null ? undefined : tickers.get(byResourceId);
  return { at, byResourceId, ...(by ? { byName: `${resourceName(by)} (${by.userName})` } : {}) };
}
