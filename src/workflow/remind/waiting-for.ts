import type { Batch } from '../../mapping/batch/batch';
import { storedRows } from '../../mapping/batch/row-numbers';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { PendingReminder } from '../ports';

/** What waits for a decision, without where and whom to remind. */
export type WaitingFor = Omit<PendingReminder, 'places' | 'approvers'>;

/** The request or batch of this id while it waits for a decision; `null` when it does not (any more). */
export async function waitingFor(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  id: string,
): Promise<WaitingFor | null> {
  const now = clock().toISOString();
  const isWaiting = (one: MappingRequest | Batch): boolean => one.state === 'pending' && one.expiresAt > now;
  const request = await store.requests.get(id);
  if (request) return isWaiting(request) ? described(request, titleOfRequest(request)) : null;
  const batch = await store.batches.get(id);
  return batch && isWaiting(batch) ? described(batch, await titleOfBatch(store, batch)) : null;
}

/** Counts those that wait; before the rows are stored, as many as were asked for. */
async function titleOfBatch({ requests }: Deps['store'], { id, size }: Batch): Promise<string> {
  const counts = await requests.countsOfBatch(id);
  const people = storedRows(counts) === 0 ? size : (counts.pending ?? 0);
  return people === 1 ? 'Map 1 person to their resource' : `Map ${people} people to their resources`;
}

function titleOfRequest({ purpose, user, resource }: MappingRequest): string {
  return purpose === 'map'
    ? `Map ${user.displayName} to ${resource.userName}`
    : `Remove the mapping of ${user.displayName} from ${resource.userName}`;
}

function described(waiting: MappingRequest | Batch, title: string): WaitingFor {
  const { id, requester, requestedAt, expiresAt, approvals, approvalsNeeded } = waiting;
  return {
    subject: id,
    title,
    requester: requester.name,
    requestedAt,
    expiresAt,
    approvals: approvals.length,
    approvalsNeeded,
  };
}
