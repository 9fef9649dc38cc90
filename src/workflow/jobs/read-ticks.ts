import type { TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { resourceName } from '../../mapping/resource';
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
  for (const one of waiting) {
    const status = statuses.get(one.ticket.itemId);
    if (status) await settleOrLog(deps, one, status);
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
  const status = (await deps.tickets.statusOf([ticket])).get(ticket.itemId);
  if (status) await settle(deps, request, ticket, status);
}

async function settleOrLog(deps: Deps, { request, ticket }: Waiting, status: ItemStatus): Promise<void> {
  try {
    await settle(deps, request, ticket, status);
  } catch (error) {
    deps.log.error(
      { err: error, requestId: request.id },
      'a ticked checklist item could not be taken note of',
    );
  }
}

/** A request that waits for a paste, with its ticket. */
interface Waiting {
  readonly request: MappingRequest;
  readonly ticket: TicketPublication;
}

function withTicket(request: MappingRequest): Waiting[] {
  return request.publication?.kind === 'ticket' ? [{ request, ticket: request.publication }] : [];
}

async function settle(
  deps: Deps,
  request: MappingRequest,
  ticket: TicketPublication,
  status: ItemStatus,
): Promise<void> {
  switch (status.kind) {
    case 'open':
      return;
    case 'ticked':
      return applyMapping(deps, request, { ...ticket, completion: await completionOf(deps, status) });
    case 'gone':
      return endRequest(deps, request, 'failed', {
        failure: `The checklist item is gone from ticket ${ticket.ticketNumber}, so nobody can tell whether the Unique ID was ${request.purpose === 'map' ? 'pasted' : 'cleared'}. Retry opens it again.`,
      });
  }
}

/** Who ticked it, by name where Autotask tells. */
async function completionOf(
  { resources }: Deps,
  { at, byResourceId }: Extract<ItemStatus, { kind: 'ticked' }>,
): Promise<TicketPublication['completion']> {
  const by = byResourceId === null ? null : await resources.get(byResourceId);
  return { at, byResourceId, ...(by ? { byName: `${resourceName(by)} (${by.userName})` } : {}) };
}
