import { ok } from '../directory/server/answer';
import type { Route, RoutedRequest } from '../directory/server/route';
import { AutotaskError } from './autotask-error';
import { apiUserResourceId, type AutotaskState, type SimChecklistItem } from './autotask-state';
import { viewOf, type Entity, type Row } from './entity';
import { readWrite, rowToUpdate } from './write/read-write';

const path = '/ATServicesRest/V1.0/Tickets/:parentId/ChecklistItems';
const firstItemId = 900_001;

/** `GET`, `POST` and `PATCH /Tickets/{id}/ChecklistItems`; at most `mostItems` a ticket. */
export function checklistItemRoutes(state: AutotaskState, items: Entity): Route[] {
  return [
    { method: 'GET', path, handle: (request) => ok(listItems(state, items, request)) },
    { method: 'POST', path, handle: (request) => ok({ itemId: createItem(state, items, request) }) },
    { method: 'PATCH', path, handle: (request) => ok({ itemId: patchItem(state, items, request) }) },
  ];
}

/** Ticks an item, or takes the tick back, and notes who did it and when. */
export function setCompleted(
  item: SimChecklistItem,
  isCompleted: boolean,
  by: number | null,
  at: Date,
): void {
  item.isCompleted = isCompleted;
  item.completedByResourceID = isCompleted ? by : null;
  item.completedDateTime = isCompleted ? at.toISOString() : null;
}

function listItems(state: AutotaskState, entity: Entity, request: RoutedRequest) {
  const items = itemsOf(state, ticketIdOf(state, request)).map((item) => viewOf(entity, item));
  return {
    items,
    pageDetails: { count: items.length, requestCount: 500, prevPageUrl: null, nextPageUrl: null },
  };
}

function createItem(state: AutotaskState, entity: Entity, request: RoutedRequest): number {
  const ticketID = ticketIdOf(state, request);
  const { isCompleted = false, ...given } = readItem(state, entity, request, true);
  const siblings = itemsOf(state, ticketID);
  if (siblings.length >= state.mostItems) {
    throw new AutotaskError([`A ticket cannot have more than ${state.mostItems} checklist items.`]);
  }
  const id = firstItemId + state.checklistItems.length;
  const blank = { isImportant: false, position: siblings.length + 1, knowledgebaseArticleID: null };
  const item = { ...blank, ...given, id, ticketID } as unknown as SimChecklistItem;
  setCompleted(item, isCompleted === true, apiUserResourceId(state), state.now());
  state.checklistItems.push(item);
  return id;
}

function patchItem(state: AutotaskState, entity: Entity, request: RoutedRequest): number {
  const item = rowToUpdate(entity, itemsOf(state, ticketIdOf(state, request)), request.body);
  const { isCompleted, ...changes } = readItem(state, entity, request, false);
  Object.assign(item, changes);
  // Ticking what is ticked already must not change who did it first.
  if (typeof isCompleted === 'boolean' && isCompleted !== item.isCompleted) {
    setCompleted(item, isCompleted, apiUserResourceId(state), state.now());
  }
  state.patches.push({ entity: entity.name, body: request.body, at: state.now().toISOString() });
  return item.id;
}

function readItem(
  { directory }: AutotaskState,
  entity: Entity,
  request: RoutedRequest,
  creating: boolean,
): Row {
  const { ticketID, ...row } = readWrite(entity, request.body, {
    directory,
    creating,
    supplied: ['ticketID'],
  });
  if (ticketID !== undefined && ticketID !== Number(request.params.parentId)) {
    throw new AutotaskError(['The ticketID in the body is not the ticket in the path.']);
  }
  return row;
}

function ticketIdOf(state: AutotaskState, { params }: RoutedRequest): number {
  const ticket = state.tickets.find(({ id }) => id === Number(params.parentId));
  if (!ticket) throw new AutotaskError([`No Ticket found with the id ${params.parentId ?? ''}.`]);
  return ticket.id;
}

function itemsOf({ checklistItems }: AutotaskState, ticketId: number): SimChecklistItem[] {
  return checklistItems.filter(({ ticketID }) => ticketID === ticketId);
}
