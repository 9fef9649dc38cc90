import { z } from 'zod';
import { unreadableAnswer } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { eq } from '../filter';
import { queryByIds } from '../query-by-ids';
import type { Item } from '../query-pages';
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
export async function itemsOfTicket(client: AutotaskClient, ticketId: number): Promise<ChecklistItem[]> {
  return readItems(await client.query(entity, [eq('ticketID', ticketId)], fields));
}

/** The items with these ids that still exist. Throws `UpstreamError`. */
export async function itemsById(client: AutotaskClient, ids: readonly number[]): Promise<ChecklistItem[]> {
  return readItems(await queryByIds(client, entity, ids, fields));
}

function readItems(found: readonly Item[]): ChecklistItem[] {
  const items = z.array(checklistItem).safeParse(found);
  if (!items.success) throw unreadableAnswer(items.error);
  return items.data;
}
