import type { TicketPublication } from '../../mapping/publication';
import type { AutotaskClient } from '../create-autotask-client';
import type { ChecklistItem } from './checklist-items';
import type { Ticket } from './tickets';

/** Where a mapping was posted to: this item of this ticket. Throws `UpstreamError` when the zone cannot be looked up. */
export async function ticketPublication(
  client: AutotaskClient,
  ticket: Ticket,
  item: Pick<ChecklistItem, 'id' | 'completion'>,
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
