import type { TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { resourceName } from '../../mapping/resource';
import type { ItemStatus } from '../ports';
import { applyMapping } from './apply-mapping';
import { endRequest } from './end-request';

/** How many waiting requests are looked at in one round. */
const perRound = 500;

/**
 * Reads back which checklist items were ticked in Autotask, and calls those mappings applied.
 * @throws UpstreamError when Autotask does not tell
 */
export async function readTicks(deps: Deps): Promise<void> {
  const waiting = (await deps.store.requests.inStates(['awaiting_paste'], perRound)).flatMap(withTicket);
  if (waiting.length === 0) return;
  const statuses = await deps.tickets.statusOf(waiting.map(({ ticket }) => ticket));
  for (const { request, ticket } of waiting) {
    const status = statuses.get(ticket.itemId);
    if (status) await settle(deps, request, ticket, status);
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
        failure: `The checklist item is gone from ticket ${ticket.ticketNumber}, so nobody can tell whether the Unique ID was pasted. Retry opens it again.`,
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
