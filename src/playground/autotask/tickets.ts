import { ok } from '../directory/server/answer';
import type { Route } from '../directory/server/route';
import { AutotaskError } from './autotask-error';
import { apiUserResourceId, type AutotaskState, type SimTicket } from './autotask-state';
import { categoryWithDueDate } from './entities/ticket-fields';
import type { Entity, Row } from './entity';
import { readWrite, rowToUpdate } from './write/read-write';

const path = '/ATServicesRest/V1.0/Tickets';
const firstTicketId = 70_001;
const twoDaysInMs = 2 * 24 * 60 * 60 * 1000;

/** `POST /Tickets` and `PATCH /Tickets`. Nothing keeps two tickets from having one `externalID`: callers must look first. */
export function ticketRoutes(state: AutotaskState, tickets: Entity): Route[] {
  return [
    { method: 'POST', path, handle: ({ body }) => ok({ itemId: createTicket(state, tickets, body) }) },
    { method: 'PATCH', path, handle: ({ body }) => ok({ itemId: patchTicket(state, tickets, body) }) },
  ];
}

function createTicket(state: AutotaskState, tickets: Entity, body: unknown): number {
  const given = readWrite(tickets, body, { directory: state.directory, creating: true });
  const errors = [...checkDueDate(given), ...checkOwner(given)];
  if (errors.length > 0) throw new AutotaskError(errors);
  const id = firstTicketId + state.tickets.length;
  const now = state.now();
  state.tickets.push({ ...supplied(state, id, now), ...given, id } as SimTicket);
  return id;
}

/** What Autotask fills in itself; the due date only counts where the category allowed to leave it out. */
function supplied(state: AutotaskState, id: number, now: Date): Row {
  const at = now.toISOString();
  const day = at.slice(0, 10).replaceAll('-', '');
  return {
    ticketNumber: `T${day}.${String(id - firstTicketId + 1).padStart(4, '0')}`,
    createDate: at,
    lastActivityDate: at,
    creatorResourceID: apiUserResourceId(state),
    dueDateTime: new Date(now.getTime() + twoDaysInMs).toISOString(),
  };
}

function checkDueDate({ dueDateTime, ticketCategory }: Row): string[] {
  const isSupplied = ticketCategory === categoryWithDueDate;
  return dueDateTime || isSupplied ? [] : ['Missing Required Field: dueDateTime.'];
}

function checkOwner({ queueID, assignedResourceID, assignedResourceRoleID }: Row): string[] {
  const hasResource = typeof assignedResourceID === 'number';
  if (hasResource !== (typeof assignedResourceRoleID === 'number')) {
    return ['assignedResourceID and assignedResourceRoleID must be given together.'];
  }
  const hasOwner = hasResource || typeof queueID === 'number';
  return hasOwner ? [] : ['A ticket needs a queueID, or an assignedResourceID with its role.'];
}

function patchTicket(state: AutotaskState, tickets: Entity, body: unknown): number {
  const ticket = rowToUpdate(tickets, state.tickets, body);
  const changes = readWrite(tickets, body, { directory: state.directory, creating: false });
  const at = state.now().toISOString();
  Object.assign(ticket, changes, { lastActivityDate: at });
  state.patches.push({ entity: tickets.name, body, at });
  return ticket.id;
}
