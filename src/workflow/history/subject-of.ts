import type { AuditRecord } from '../../mapping/audit-chain';
import type { AuditSubject } from '../../mapping/audit-line';
import type { Deps } from '../deps';

/** What a record is about, from our own records: the request or batch of its id, or the person its details name. */
export async function subjectOf(
  { store }: Pick<Deps, 'store'>,
  { requestId, details }: AuditRecord,
): Promise<AuditSubject | null> {
  if (requestId !== null) return requestOrBatch({ store }, requestId);
  const { objectId } = details;
  return typeof objectId === 'string' ? person({ store }, objectId) : null;
}

async function requestOrBatch({ store }: Pick<Deps, 'store'>, id: string): Promise<AuditSubject | null> {
  const request = await store.requests.get(id);
  if (request) {
    const { purpose, user, resource } = request;
    return { kind: 'request', purpose, person: user.displayName, resource: resource.userName };
  }
  const batch = await store.batches.get(id);
  return batch && { kind: 'batch', size: batch.size };
}

/** Somebody whom nobody asked a mapping for has no name in our records. */
async function person({ store }: Pick<Deps, 'store'>, objectId: string): Promise<AuditSubject> {
  const [request] = await store.requests.about(objectId, 1);
  return { kind: 'person', person: request?.user.displayName ?? objectId };
}
