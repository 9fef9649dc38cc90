import { guidPattern } from '../../mapping/guid-pattern';
import type { TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { AutotaskClient } from '../create-autotask-client';
import { addItem } from './add-item';
import { itemsOfTicket, type ChecklistItem } from './checklist-items';
import { eachRow, type RowOutcome } from './each-row';
import { PartCalls } from './part-calls';
import { ticketTextForPart } from './part-text';
import type { BatchPart, PartPublisher, Posted } from './publisher';
import { SeenParts, type SeenPart } from './seen-parts';
import { ticketPublication } from './ticket-publication';
import { numberedTicket, ticketFor, type OpenTicket, type Ticket } from './tickets';

/** Posts each part of a batch as one ticket with a checklist item for each row. */
export function createTicketParts(
  client: AutotaskClient,
  openTicket: OpenTicket,
): PartPublisher<TicketPublication> {
  const calls = new PartCalls(client);
  const seen = new SeenParts();
  return {
    async findPart(part, rows) {
      const found = await look(calls.begin().first, part);
      seen.note(part.key, found);
      return publicationsOf(client, found, rows);
    },
    async publishPart(part, rows, stop) {
      const { first, rows: rowClient } = calls.begin(stop);
      const { ticket, items } = seen.take(part.key) ?? (await look(first, part));
      const ticketId = ticket?.id ?? (await openTicket(first, ticketTextForPart(part, rows)));
      const adding = eachRow(rows, (request, index) =>
        addItem(rowClient, ticketId, { request, position: items.length + index + 1 }),
      );
      // No answer to a create tells the number that Autotask gives it; it is asked for while the items are made.
      const reading = ticket ?? numberedTicket(first, ticketId);
      await Promise.allSettled([adding, reading]);
      // First of all, since its trouble says what may have arrived.
      const added = await adding;
      return postedFrom(client, await reading, added);
    },
  };
}

async function look(client: AutotaskClient, { key }: BatchPart): Promise<SeenPart> {
  const ticket = await ticketFor(client, key);
  return { ticket, items: ticket ? await itemsOfTicket(client, ticket.id) : [] };
}

async function publicationsOf(
  client: AutotaskClient,
  { ticket, items }: SeenPart,
  rows: readonly MappingRequest[],
): Promise<ReadonlyMap<string, TicketPublication>> {
  const found = new Map<string, TicketPublication>();
  if (!ticket) return found;
  // From the last to the first, so that the first stays should somebody have copied one.
  const byObjectId = new Map(items.map((item) => [objectIdIn(item), item] as const).reverse());
  for (const { id, user } of rows) {
    const item = byObjectId.get(user.id.toLowerCase());
    if (item) found.set(id, await ticketPublication(client, ticket, item));
  }
  return found;
}

/** The Object ID that the item ends with; any other may be part of somebody's name. */
function objectIdIn({ itemName }: ChecklistItem): string | undefined {
  return itemName.toLowerCase().match(new RegExp(guidPattern, 'g'))?.at(-1);
}

async function postedFrom(
  client: AutotaskClient,
  ticket: Ticket,
  outcomes: ReadonlyMap<string, RowOutcome<number>>,
): Promise<ReadonlyMap<string, Posted<TicketPublication>>> {
  const posted = new Map<string, Posted<TicketPublication>>();
  for (const [requestId, outcome] of outcomes) {
    if ('refused' in outcome) posted.set(requestId, { kind: 'failed', error: outcome.refused });
    else {
      const publication = await ticketPublication(client, ticket, { id: outcome.answer, completion: null });
      posted.set(requestId, { kind: 'posted', publication });
    }
  }
  return posted;
}
