import type { BatchTicket } from '../../mapping/batch/batch';
import type { Posted } from '../ports';
import type { Repositories } from '../stores';

/**
 * Remembers the tickets that the rows are in, for the batch's card. What an approver has to see does not change by it, so
 * the revision stays; therefore one call at a time, or one would undo what the other noted.
 */
export async function noteTickets(
  { batches }: Pick<Repositories, 'batches'>,
  batchId: string,
  posted: readonly Posted[],
): Promise<void> {
  const tickets = new Map(posted.flatMap(ticketOf).map((ticket) => [ticket.number, ticket]));
  if (tickets.size === 0) return;
  for (;;) {
    const batch = await batches.get(batchId);
    if (!batch) return;
    const known = new Set(batch.tickets.map(({ number }) => number));
    const added = [...tickets.values()].filter(({ number }) => !known.has(number));
    const { state, revision } = batch;
    const next = { ...batch, tickets: [...batch.tickets, ...added] };
    if (added.length === 0 || (await batches.replace(next, { state, revision }))) return;
  }
}

function ticketOf(posted: Posted): BatchTicket[] {
  return posted.kind === 'posted' && posted.publication.kind === 'ticket'
    ? [{ number: posted.publication.ticketNumber, url: posted.publication.ticketUrl }]
    : [];
}
