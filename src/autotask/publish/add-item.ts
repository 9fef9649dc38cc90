import type { MappingRequest } from '../../mapping/request';
import type { AutotaskClient } from '../create-autotask-client';
import { itemNameFor } from './ticket-text';

/** Where the items of a ticket are made and changed. */
export function checklistOf(ticketId: number): string {
  return `Tickets/${ticketId}/ChecklistItems`;
}

/**
 * Adds the item that asks for the paste of this request; answers its id. Never tried again by itself: whether a lost
 * answer made one must be looked up. Throws `UpstreamError`.
 */
export function addItem(
  client: AutotaskClient,
  ticketId: number,
  { request, position }: { request: MappingRequest; position: number },
): Promise<number> {
  return client.create(checklistOf(ticketId), {
    itemName: itemNameFor(request),
    isImportant: true,
    position,
  });
}
