import { z } from 'zod';
import { unreadableAnswer } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { eq, within, type Filter } from '../filter';
import { toUtc } from './to-utc';

/** An item of a ticket's checklist. */
export interface ChecklistItem {
  readonly id: number;
  readonly itemName: string;
  /** `null` while it is open. */
  readonly completion: { readonly at: string; readonly byResourceId: number | null } | null;
}

const entity = 'TicketChecklistItems';
const fields = ['id', 'ticketID', 'itemName', 'isCompleted', 'completedDateTime', 'completedByResourceID'];
/** An `in` list counts as so many OR conditions, of which a call may have 500. */
const mostIds = 500;

// 0 or nothing stands where nobody is known.
const resourceId = z.coerce
  .number()
  .int()
  .nullish()
  .transform((id) => (id === undefined || id === 0 ? null : id));

const checklistItem = z
  .object({
    id: z.coerce.number().int(),
    itemName: z.string().nullish(),
    isCompleted: z.boolean().nullish(),
    completedDateTime: z.string().nullish(),
    completedByResourceID: resourceId,
  })
  .transform((item): ChecklistItem => ({
    id: item.id,
    itemName: item.itemName ?? '',
    completion: item.isCompleted
      ? {
          at: toUtc(item.completedDateTime) ?? new Date().toISOString(),
          byResourceId: item.completedByResourceID,
        }
      : null,
  }));

/** The checklist of a ticket. Throws `UpstreamError`. */
export function itemsOfTicket(client: AutotaskClient, ticketId: number): Promise<ChecklistItem[]> {
  return read(client, eq('ticketID', ticketId));
}

/** The items with these ids that still exist. Throws `UpstreamError`. */
export async function itemsById(client: AutotaskClient, ids: readonly number[]): Promise<ChecklistItem[]> {
  const distinct = [...new Set(ids)];
  const items: ChecklistItem[] = [];
  for (let at = 0; at < distinct.length; at += mostIds) {
    items.push(...(await read(client, within('id', distinct.slice(at, at + mostIds)))));
  }
  return items;
}

async function read(client: AutotaskClient, filter: Filter): Promise<ChecklistItem[]> {
  const items = z.array(checklistItem).safeParse(await client.query(entity, [filter], fields));
  if (!items.success) throw unreadableAnswer(items.error);
  return items.data;
}
