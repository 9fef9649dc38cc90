import type { FieldPublication, Publication, TicketPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { Resource } from '../../mapping/resource';

/** Posts approved mappings to Autotask. Every call throws `UpstreamError`. */
export interface Publisher<P extends Publication = Publication> {
  /** Resources that hold this Object ID, as far as Autotask's API can tell. */
  readonly holdersOf: (objectId: string) => Promise<Resource[]>;
  /** What an earlier attempt left in Autotask for this request; `null` when nothing was posted. */
  readonly find: (request: MappingRequest) => Promise<P | null>;
  /** The number of a ticket that an earlier attempt opened but could not fill; `null` when there is none. */
  readonly unfinishedTicket: (request: MappingRequest) => Promise<string | null>;
  /** Posts the mapping, or finishes what an earlier attempt began. */
  readonly publish: (request: MappingRequest) => Promise<P>;
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
