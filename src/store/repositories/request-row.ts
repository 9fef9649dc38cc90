import type { MappingRequest } from '../../mapping/request';
import { fromJson, toJson } from '../json';
import type { RequestRow } from '../schema';

/** What a query for requests selects. */
export type FoundRequest = Pick<RequestRow, 'document'>;

/** A request as its row. */
export function toRequestRow(request: MappingRequest): RequestRow {
  return {
    id: request.id,
    revision: request.revision,
    state: request.state,
    object_id: request.user.id.toLowerCase(),
    resource_id: request.resource.id,
    requester_object_id: request.requester.objectId.toLowerCase(),
    requested_at: request.requestedAt,
    expires_at: request.expiresAt,
    changed_at: request.changedAt,
    batch_id: request.batch?.id ?? null,
    batch_position: request.batch?.position ?? null,
    purpose: request.purpose,
    document: toJson(request),
  };
}

/** What may change of the row. The rest stays, and with it the indexes that it is in. */
export function toChanging(request: MappingRequest): Partial<RequestRow> {
  const { revision, state, changed_at, document } = toRequestRow(request);
  return { revision, state, changed_at, document };
}

/** What a request lacks that was stored before batches, `unmap` and several approvals existed. */
const defaults = { purpose: 'map', batch: null, approvalsNeeded: 1 } as const;

/** The request of a row. */
export function fromRequestRow({ document }: FoundRequest): MappingRequest {
  const stored = fromJson(document);
  const known = { approvals: stored.decision?.verdict === 'approved' ? [stored.decision] : [] };
  return { ...defaults, ...known, ...stored };
}
