import type { BatchTicket } from '../../mapping/batch/batch';
import type { Posted } from '../ports';
import type { Repositories } from '../stores';

/** Remembers the tickets that the rows are in, for the batch's card. */
export async function noteTickets(
  { batches }: Pick<Repositories, 'batches'>,
  batchId: string,
  posted: Iterable<Posted>,
): Promise<void> {
  const tickets = new Map([...posted].flatMap(ticketOf).map((ticket) => [ticket.number, ticket]));
  await batches.addTickets(batchId, [...tickets.values()]);
}

function ticketOf(posted: Posted): BatchTicket[] {
  return posted.kind === 'posted' && posted.publication.kind === 'ticket'
    ? [{ number: posted.publication.ticketNumber, url: posted.publication.ticketUrl }]
    : [];
}
