import type { Batch } from '../../mapping/batch/batch';
import type { FieldPublication, Publication, TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { Resource } from '../../mapping/resource';
import type { StopSign } from '../../mapping/stop-sign';
import type { UpstreamError } from '../../mapping/upstream-error';

/** Rows of a batch that are posted together: at most as many as a ticket's checklist holds. */
export interface BatchPart {
  /** Names this part for ever, so that its ticket is found again: `k7m2-9qxd/3`. */
  readonly key: string;
  readonly batchId: string;
  /** 1, 2, 3, ...; and how many parts the batch has. */
  readonly number: number;
  readonly of: number;
  /** Who decided, for the ticket's text. */
  readonly batch: Pick<Batch, 'requester' | 'requestedAt' | 'note' | 'decision'>;
}

/** What posting one row came to; `failed` is for good, as Autotask refused this row and would again. */
export type Posted<P extends Publication = Publication> =
  | { readonly kind: 'posted'; readonly publication: P }
  | { readonly kind: 'failed'; readonly error: UpstreamError };

/** Posts the rows of a batch, part by part, at most three calls at a time over all parts. Every call throws `UpstreamError`. */
export interface PartPublisher<P extends Publication = Publication> {
  /** What earlier attempts left in Autotask for these rows of the part, by request id. */
  readonly findPart: (part: BatchPart, rows: readonly MappingRequest[]) => Promise<ReadonlyMap<string, P>>;
  /**
   * Posts these rows, of which `findPart` found none. One that Autotask refuses does not keep the others; any other
   * trouble is thrown after what is in flight has come back, and nothing new is begun after it, in no part. `stop`: as for
   * `publish`.
   */
  readonly publishPart: (
    part: BatchPart,
    rows: readonly MappingRequest[],
    stop?: StopSign,
  ) => Promise<ReadonlyMap<string, Posted<P>>>;
}

/** Posts approved mappings to Autotask. Every call throws `UpstreamError`. */
export interface Publisher<P extends Publication = Publication> extends PartPublisher<P> {
  /** Resources that hold this Object ID, as far as Autotask's API can tell. */
  readonly holdersOf: (objectId: string) => Promise<Resource[]>;
  /** The same for many Object IDs (at most 500, in lower case), by Object ID; one nobody holds is not in the answer. */
  readonly holdersOfMany: (objectIds: readonly string[]) => Promise<ReadonlyMap<string, readonly Resource[]>>;
  /** What an earlier attempt left in Autotask for this request; `null` when nothing was posted. */
  readonly find: (request: MappingRequest) => Promise<P | null>;
  /** The number of a ticket that an earlier attempt opened but could not fill; `null` when there is none. */
  readonly unfinishedTicket: (request: MappingRequest) => Promise<string | null>;
  /**
   * Posts the mapping, or its removal, or finishes what an earlier attempt began. No write is begun once `stop` says so;
   * throws `StoppedError` then.
   */
  readonly publish: (request: MappingRequest, stop?: StopSign) => Promise<P>;
  /** The Unique IDs these resources hold, by resource id, empty where there is none; `null` when the API cannot tell. */
  readonly uniqueIdsOf: (resourceIds: readonly number[]) => Promise<ReadonlyMap<number, string> | null>;
  /** Which way mappings are posted. */
  readonly kind: () => Promise<'field' | 'ticket'>;
}

/** A checklist item still open, ticked (ISO 8601 UTC, and by which resource), or deleted. */
export type ItemStatus =
  | { readonly kind: 'open' }
  | { readonly kind: 'ticked'; readonly at: string; readonly byResourceId: number | null }
  | { readonly kind: 'gone' };

/** Opens tickets that ask for the paste, and watches their checklist items. */
export interface TicketPublisher extends Publisher<TicketPublication> {
  readonly tick: (publication: TicketPublication) => Promise<void>;
  readonly statusOf: (publications: readonly TicketPublication[]) => Promise<Map<number, ItemStatus>>;
}

/** Writes the Object ID into a field of the resource. */
export type FieldPublisher = Publisher<FieldPublication>;
