import type { TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import { rejected } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { itemsById, itemsOfTicket, type ChecklistItem } from './checklist-items';
import type { ItemStatus, TicketPublisher } from './publisher';
import { itemNameFor } from './ticket-text';
import { openTicket, ticketFor, type Ticket, type TicketOptions } from './tickets';

/**
 * Posts a mapping as a ticket with one checklist item that asks an administrator to paste the Object ID, because
 * Autotask's REST API has no field for the Unique ID.
 */
export function createTicketPublisher(client: AutotaskClient, options: TicketOptions = {}): TicketPublisher {
  return {
    // The API cannot tell who has which Unique ID.
    holdersOf: () => Promise.resolve([]),
    find: (request) => find(client, request),
    unfinishedTicket: async (request) => (await ticketFor(client, request.id))?.ticketNumber ?? null,
    publish: (request) => publish(client, request, options),
    tick: (publication) => tick(client, publication),
    statusOf: (publications) => statusOf(client, publications),
  };
}

async function find(client: AutotaskClient, request: MappingRequest): Promise<TicketPublication | null> {
  const ticket = await ticketFor(client, request.id);
  const item = ticket && (await itemFor(client, ticket, request));
  return item ? publication(client, ticket, item) : null;
}

/** Each step looks first whether an earlier attempt, whose answer was lost, has done it already. */
async function publish(
  client: AutotaskClient,
  request: MappingRequest,
  options: TicketOptions,
): Promise<TicketPublication> {
  const earlier = await ticketFor(client, request.id);
  const ticket = earlier ?? (await openTicket(client, request, options));
  const item =
    (earlier && (await itemFor(client, ticket, request))) ?? (await addItem(client, ticket, request));
  return publication(client, ticket, item);
}

async function itemFor(
  client: AutotaskClient,
  ticket: Ticket,
  { user }: MappingRequest,
): Promise<ChecklistItem | null> {
  const items = await itemsOfTicket(client, ticket.id);
  return items.find(({ itemName }) => itemName.toLowerCase().includes(user.id.toLowerCase())) ?? null;
}

async function addItem(
  client: AutotaskClient,
  ticket: Ticket,
  request: MappingRequest,
): Promise<ChecklistItem> {
  const itemName = itemNameFor(request);
  const body = { itemName, isImportant: true, position: 1 };
  return { id: await client.create(checklistOf(ticket.id), body), itemName, completion: null };
}

async function publication(
  client: AutotaskClient,
  ticket: Ticket,
  item: ChecklistItem,
): Promise<TicketPublication> {
  return {
    kind: 'ticket',
    ticketId: ticket.id,
    ticketNumber: ticket.ticketNumber,
    ticketUrl: ticketUrl(await client.webUrl(), ticket.id),
    itemId: item.id,
    completion: item.completion,
  };
}

/** Autotask's documented way to open a ticket by its id (ExecuteCommand API). */
function ticketUrl(webUrl: string, ticketId: number): string {
  return `${webUrl}/Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenTicketDetail&TicketID=${ticketId}`;
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

function checklistOf(ticketId: number): string {
  return `Tickets/${ticketId}/ChecklistItems`;
}
