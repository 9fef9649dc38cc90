import { z } from 'zod';
import type { MappingRequest } from '../../mapping/request';
import { unreadableAnswer } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { eq } from '../filter';
import { pickValues, type TicketChoices } from './pick-values';
import { descriptionFor, titleFor } from './ticket-text';

/** A ticket of ours. */
export interface Ticket {
  readonly id: number;
  readonly ticketNumber: string;
}

export interface TicketOptions extends TicketChoices {
  /** The company the ticket is for; 0 is the instance's own. Default 0. */
  readonly companyId?: number | undefined;
  /** The current time. */
  readonly now?: (() => Date) | undefined;
}

const daysUntilDue = 3;

const ticketItem = z
  .object({ id: z.coerce.number().int(), ticketNumber: z.string().nullish() })
  .transform(({ id, ticketNumber }): Ticket => ({ id, ticketNumber: ticketNumber ?? String(id) }));

/** The ticket an earlier attempt opened for this request, the first one should there be several; else `null`. */
export async function ticketFor(client: AutotaskClient, requestId: string): Promise<Ticket | null> {
  const items = await client.query(
    'Tickets',
    [eq('externalID', requestId)],
    ['id', 'ticketNumber', 'externalID'],
  );
  const [first] = items.map(readTicket).sort((a, b) => a.id - b.id);
  return first ?? null;
}

/** Opens the ticket for this request. To be called only when `ticketFor` found none. */
export async function openTicket(
  client: AutotaskClient,
  request: MappingRequest,
  options: TicketOptions,
): Promise<Ticket> {
  const id = await client.create('Tickets', {
    companyID: options.companyId ?? 0,
    title: titleFor(request),
    description: descriptionFor(request),
    dueDateTime: dueAfter(options.now?.() ?? new Date()),
    externalID: request.id,
    ...pickValues(await client.fields('Tickets'), options),
  });
  const item = await client.get('Tickets', id);
  return item ? readTicket(item) : { id, ticketNumber: String(id) };
}

function dueAfter(now: Date): string {
  return new Date(now.getTime() + daysUntilDue * 24 * 60 * 60 * 1000).toISOString();
}

function readTicket(item: unknown): Ticket {
  const ticket = ticketItem.safeParse(item);
  if (!ticket.success) throw unreadableAnswer(ticket.error);
  return ticket.data;
}
