import type { BatchTicket } from '../../../mapping/batch/batch';
import { shown } from '../shown';

/** Links on one card; whoever has opened one finds the others beside it in Autotask. */
const mostTickets = 5;

/** The tickets of a batch as `cards/batch.json` shows them. */
export interface TicketsModel {
  readonly ticketsTitle: string;
  readonly tickets: readonly { readonly ticket: string; readonly url: string }[];
  /** Empty when all are shown. */
  readonly moreTickets: string;
}

/** The first tickets with their links, and how many more there are. */
export function ticketsModel(tickets: readonly BatchTicket[]): TicketsModel {
  const more = tickets.length - mostTickets;
  return {
    ticketsTitle: tickets.length === 0 ? '' : tickets.length === 1 ? 'Ticket' : `Tickets (${tickets.length})`,
    tickets: tickets.slice(0, mostTickets).map(({ number, url }) => ({ ticket: shown(number), url })),
    moreTickets: more > 0 ? `and ${more} more` : '',
  };
}
