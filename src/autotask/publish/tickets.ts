import { z } from 'zod';
import { unreadableAnswer } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { eq } from '../filter';
import { pickValues, type TicketChoices } from './pick-values';
import type { TicketFields } from './ticket-fields';

/** A ticket of ours. */
export interface Ticket {
  readonly id: number;
  readonly ticketNumber: string;
}

/** What a ticket is opened for. */
export interface TicketWish {
  /** The request or the part of a batch it is for, at most 50 characters: the ticket is found again by it. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
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

/** The ticket an earlier attempt opened under this key, the first one should there be several; else `null`. */
export async function ticketFor(client: AutotaskClient, key: string): Promise<Ticket | null> {
  const items = await client.query('Tickets', [eq('externalID', key)], ['id', 'ticketNumber', 'externalID']);
  const [first] = items.map(readTicket).sort((a, b) => a.id - b.id);
  return first ?? null;
}

/** Opens tickets; answers the id. To be called only when `ticketFor` found none. Throws `UpstreamError`. */
export type OpenTicket = (client: AutotaskClient, wish: TicketWish) => Promise<number>;

/** @param fields remembers what Autotask says about tickets between calls */
export function ticketOpener(fields: TicketFields, options: TicketOptions): OpenTicket {
  return async (client, { key, title, description }) => {
    try {
      return await client.create('Tickets', {
        companyID: options.companyId ?? 0,
        title,
        description,
        dueDateTime: dueAfter(options.now?.() ?? new Date()),
        externalID: key,
        ...pickValues(await fields.read(client), options),
      });
    } catch (error) {
      fields.forget();
      throw error;
    }
  };
}

/** The ticket of this id with its number, which Autotask gives it. */
export async function numberedTicket(client: AutotaskClient, id: number): Promise<Ticket> {
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
