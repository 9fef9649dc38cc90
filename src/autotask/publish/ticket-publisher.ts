import type { TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import { rejected } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { addItem, checklistOf } from './add-item';
import { itemsById, itemsOfTicket, type ChecklistItem } from './checklist-items';
import type { ItemStatus, TicketPublisher } from './publisher';
import { stoppable } from './stoppable';
import { TicketFields } from './ticket-fields';
import { createTicketParts } from './ticket-parts';
import { ticketPublication } from './ticket-publication';
import { ticketTextFor } from './ticket-text';
import {
  numberedTicket,
  ticketFor,
  ticketOpener,
  type OpenTicket,
  type Ticket,
  type TicketOptions,
} from './tickets';

/**
 * Posts a mapping as a ticket with a checklist item that asks an administrator to paste the Object ID (or to clear it),
 * because Autotask's REST API has no field for the Unique ID.
 */
export function createTicketPublisher(client: AutotaskClient, options: TicketOptions = {}): TicketPublisher {
  const openTicket = ticketOpener(new TicketFields(), options);
  return {
    ...createTicketParts(client, openTicket),
    kind: () => Promise.resolve('ticket'),
    // The API cannot tell who has which Unique ID.
    holdersOf: () => Promise.resolve([]),
    holdersOfMany: () => Promise.resolve(new Map()),
    uniqueIdsOf: () => Promise.resolve(null),
    find: (request) => find(client, request),
    unfinishedTicket: async (request) => (await ticketFor(client, request.id))?.ticketNumber ?? null,
    publish: (request, stop) => publish(stoppable(client, stop), request, openTicket),
    tick: (publication) => tick(client, publication),
    statusOf: (publications) => statusOf(client, publications),
  };
}

async function find(client: AutotaskClient, request: MappingRequest): Promise<TicketPublication | null> {
  const ticket = await ticketFor(client, request.id);
  const item = ticket && (await itemFor(client, ticket, request));
  return item ? ticketPublication(client, ticket, item) : null;
}

/** Each step looks first whether an earlier attempt, whose answer was lost, has done it already. */
async function publish(
  client: AutotaskClient,
  request: MappingRequest,
  openTicket: OpenTicket,
): Promise<TicketPublication> {
  const earlier = await ticketFor(client, request.id);
  const ticket = earlier ?? (await numberedTicket(client, await openTicket(client, ticketTextFor(request))));
  const item = (earlier && (await itemFor(client, ticket, request))) ?? {
    id: await addItem(client, ticket.id, { request, position: 1 }),
    completion: null,
  };
  return ticketPublication(client, ticket, item);
}

async function itemFor(
  client: AutotaskClient,
  ticket: Ticket,
  { user }: MappingRequest,
): Promise<ChecklistItem | null> {
  const items = await itemsOfTicket(client, ticket.id);
  return items.find(({ itemName }) => itemName.toLowerCase().includes(user.id.toLowerCase())) ?? null;
}

async function tick(
  client: AutotaskClient,
  { ticketId, ticketNumber, itemId }: TicketPublication,
): Promise<void> {
  const [item] = await itemsById(client, [itemId]);
  if (!item) {
    throw rejected(
      `The checklist item was deleted from ticket ${ticketNumber} in Autotask.`,
      'Check the Unique ID on the SSO page, then retry to have a new item made.',
    );
  }
  if (!item.completion) await client.update(checklistOf(ticketId), { id: itemId, isCompleted: true });
}

async function statusOf(
  client: AutotaskClient,
  publications: readonly TicketPublication[],
): Promise<Map<number, ItemStatus>> {
  const ids = publications.map(({ itemId }) => itemId);
  const found = new Map((await itemsById(client, ids)).map((item) => [item.id, item]));
  return new Map(ids.map((id) => [id, statusFrom(found.get(id))]));
}

function statusFrom(item: ChecklistItem | undefined): ItemStatus {
  if (!item) return { kind: 'gone' };
  return item.completion ? { kind: 'ticked', ...item.completion } : { kind: 'open' };
}
