import type { Batch, BatchCounts, BatchTicket } from '../mapping/batch/batch';
import type { BatchDetails } from '../mapping/batch/details';
import type { DriftDigest } from '../mapping/drift/drift';
import type { EntraUser } from '../mapping/entra-user';
import type { CardPlace, Channel, Conversation, MessagePlace } from '../mapping/records';
import type { NewRegistration, Registration } from '../mapping/registration';
import type { Report } from '../mapping/report';
import type { MappingRequest } from '../mapping/request';
import type { Publication, TicketPublication } from '../mapping/publication';
import type { Resource } from '../mapping/resource';
import type { StopSign } from '../mapping/stop-sign';
import type { UpstreamError } from '../mapping/upstream-error';
import type { Who } from '../mapping/who';

/** Entra ID, as far as the workflow needs it. Every call throws `UpstreamError`. */
export interface Directory {
  /** People this may mean, at most 11 (so that the caller can tell ten from too many). */
  findUsers(who: Who): Promise<EntraUser[]>;
  /** The person with this Object ID as they are now; `null` when there is none (any more). */
  getUser(objectId: string): Promise<EntraUser | null>;
  /** Which of the groups (Object IDs, at most 20) the person is in, also through other groups. */
  memberOf(objectId: string, groupIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Everybody, guests and disabled accounts too, in pages of 999. */
  allUsers(): Promise<EntraUser[]>;
  /** The people with these Object IDs as they are now; who is not in the answer does not exist (any more). */
  getUsers(objectIds: readonly string[]): Promise<ReadonlyMap<string, EntraUser>>;
  /** Groups with this display name or Object ID, at most 11. */
  findGroups(nameOrId: string): Promise<DirectoryGroup[]>;
  /** Object IDs of the people in the group, also through other groups; `null` when there is no such group (any more). */
  peopleIn(groupId: string): Promise<ReadonlySet<string> | null>;
  /**
   * When the person last signed in to this app successfully (ISO 8601, UTC), as far back as Entra keeps its sign-in
   * log; `null` when it shows no such sign-in. Throws `denied` without AuditLog.Read.All.
   */
  lastSignIn(objectId: string, clientId: string): Promise<string | null>;
}

/** A group in Entra ID. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
}

/** What an Object ID in Entra ID belongs to. */
export interface DirectoryObject {
  readonly kind: 'user' | 'app' | 'enterprise application' | 'group';
  readonly displayName: string;
  /** The Application (client) ID; `null` for what is no app. */
  readonly clientId: string | null;
}

/** App registrations in Entra ID. Every call throws `UpstreamError`, `denied` where the bot lacks the permission. */
export interface Registrations {
  /** The registration with this Application (client) ID; `null` when the tenant has none. */
  byClientId(clientId: string): Promise<Registration | null>;
  /** Registrations that carry this tag, oldest first. */
  tagged(tag: string): Promise<Registration[]>;
  /** What has this Object ID; `null` when nothing has, or the bot may not see it. */
  whatIs(objectId: string): Promise<DirectoryObject | null>;
  /** Registers an app. Never tried again by itself: whether a lost answer created one must be looked up. */
  create(wish: NewRegistration): Promise<Registration>;
  /** Makes the app's enterprise application unless it is there. */
  ensureServicePrincipal(clientId: string): Promise<void>;
  /** Replaces the redirect URIs of the platform Web. `objectId`: the app's own. */
  setWebRedirectUris(objectId: string, uris: readonly string[]): Promise<void>;
}

/** What fetching a discovery document came to; `no-tenant`: Entra knows no such tenant. */
export type FetchedDocument =
  { readonly kind: 'document'; readonly document: unknown } | { readonly kind: 'no-tenant' };

/** The OpenID Connect discovery document of a tenant. */
export interface DiscoveryDocuments {
  /** The address that Autotask is to be given. */
  urlOf(tenantId: string): string;
  /** Fetches it as Autotask will. @throws UpstreamError when it does not come or is no JSON */
  fetch(tenantId: string): Promise<FetchedDocument>;
}

/** Autotask's resources. Every call throws `UpstreamError`. */
export interface Resources {
  /** Every resource that shares an address, a user name or (accents aside) the name with the person. */
  findLike(user: EntraUser): Promise<Resource[]>;
  /** Resources with this user name, e-mail or resource id. */
  findNamed(name: string): Promise<Resource[]>;
  /** The resource as it is now; `null` when there is none (any more). */
  get(id: number): Promise<Resource | null>;
  /** Every active resource, API users too, in pages of 500. */
  allActive(): Promise<Resource[]>;
  /** The resources with these ids as they are now, inactive ones too; what is not in the answer does not exist (any more). */
  getMany(ids: readonly number[]): Promise<ReadonlyMap<number, Resource>>;
}

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
export type Posted =
  | { readonly kind: 'posted'; readonly publication: Publication }
  | { readonly kind: 'failed'; readonly error: UpstreamError };

/** Posts an approved mapping to Autotask. Every call throws `UpstreamError`. */
export interface Publisher {
  /** Resources other than the request's own that hold this Object ID, as far as Autotask's API can tell. */
  holdersOf(objectId: string): Promise<Resource[]>;
  /** The same for many Object IDs (at most 500, in lower case), by Object ID; one nobody holds is not in the answer. */
  holdersOfMany(objectIds: readonly string[]): Promise<ReadonlyMap<string, readonly Resource[]>>;
  /** What an earlier attempt left in Autotask for this request; `null` when nothing was posted. */
  find(request: MappingRequest): Promise<Publication | null>;
  /** The number of a ticket that an earlier attempt opened but could not fill; `null` when there is none. */
  unfinishedTicket(request: MappingRequest): Promise<string | null>;
  /**
   * Posts the mapping (or its removal); called again after a crash it finds its own work and posts nothing twice.
   * @throws StoppedError in place of a write, when `stop` says by then that the work is not to go on
   */
  publish(request: MappingRequest, stop?: StopSign): Promise<Publication>;
  /** What earlier attempts left in Autotask for these rows of the part, by request id. */
  findPart(part: BatchPart, rows: readonly MappingRequest[]): Promise<ReadonlyMap<string, Publication>>;
  /**
   * Posts these rows of a part, with as few calls as can be and at most three at once; what `findPart` found is not
   * among them, so what it posts is new. One row that Autotask refuses does not keep the others.
   * @throws UpstreamError for trouble that is not about a single row; what was posted is found by the next `findPart`
   * @throws StoppedError in place of a write, when `stop` says by then that the work is not to go on
   */
  publishPart(
    part: BatchPart,
    rows: readonly MappingRequest[],
    stop?: StopSign,
  ): Promise<ReadonlyMap<string, Posted>>;
  /**
   * What Autotask holds as Unique ID of these resources, by resource id, empty where it holds nothing; `null` when its
   * API cannot tell.
   */
  uniqueIdsOf(resourceIds: readonly number[]): Promise<ReadonlyMap<number, string> | null>;
  /** Which way mappings are posted. */
  kind(): Promise<'field' | 'ticket'>;
}

/** What became of a checklist item: still open, ticked (ISO 8601 UTC, and by which resource), or deleted. */
export type ItemStatus =
  | { readonly kind: 'open' }
  | { readonly kind: 'ticked'; readonly at: string; readonly byResourceId: number | null }
  | { readonly kind: 'gone' };

/** Checklist items that wait for somebody to paste an Object ID. Every call throws `UpstreamError`. */
export interface PasteTickets {
  /** Ticks the item; does nothing when it is ticked already. */
  tick(publication: TicketPublication): Promise<void>;
  /** The status of each item, by item id. */
  statusOf(publications: readonly TicketPublication[]): Promise<Map<number, ItemStatus>>;
}

/** A client secret that expires. */
export interface SecretReminder {
  readonly clientId: string;
  /** The app's name; `null` when the bot may not read it. */
  readonly displayName: string | null;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
  /** Whole days, a begun one counted; 0 when it has expired. */
  readonly daysLeft: number;
  /** When a newer secret expires that Entra shows on the app, ISO 8601, UTC; `null` when there is none. */
  readonly newerUntil: string | null;
}

/** What stands in Teams. Throws when Teams does not take it. */
export interface Messenger {
  /** Posts the approval card into the channel; answers where it stands. */
  postApproval(
    channel: Channel,
    request: MappingRequest,
  ): Promise<{ conversation: Conversation; activityId: string }>;
  /** Draws a card anew in place. `trouble` is what currently keeps Autotask from taking the mapping, if anything. */
  redraw(place: CardPlace, request: MappingRequest, trouble: string | null): Promise<void>;
  /** Tells the requester, in the thread where they asked, what became of the request. */
  tellRequester(place: CardPlace, request: MappingRequest): Promise<void>;
  /** Posts into the channel that a client secret expires. */
  postReminder(channel: Channel, reminder: SecretReminder): Promise<void>;
  /** Posts the approval card of a batch into the channel; answers where it stands. */
  postBatch(channel: Channel, view: BatchView): Promise<MessagePlace>;
  /** Draws a card of a batch anew in place. */
  redrawBatch(place: CardPlace, view: BatchView): Promise<void>;
  /** Tells the requester of a batch, where they asked, what became of it. */
  tellBatchRequester(place: CardPlace, view: BatchView): Promise<void>;
  /** Draws a report of drift in place of the message that said it was being made. */
  drawDigest(place: MessagePlace, digest: DriftDigest): Promise<void>;
  /** Draws any other report, or one that failed, in place of the message that said it was being made. */
  drawReport(place: MessagePlace, report: Report): Promise<void>;
  /** Posts a report that failed, and that nobody waits for, into the channel. */
  postReport(channel: Channel, report: Report): Promise<MessagePlace>;
  /** Posts a digest of drift into the channel. */
  postDigest(channel: Channel, digest: DriftDigest): Promise<MessagePlace>;
  /** Reminds the approvers, by mention or name, of requests and batches that wait for them. */
  postPending(channel: Channel, waiting: PendingReminder): Promise<void>;
}

/** What the card of a batch shows. */
export interface BatchView extends BatchDetails {
  readonly batch: Batch;
  readonly counts: BatchCounts;
  /** The tickets that were opened for it, by number; none where a field holds the Unique ID. */
  readonly tickets: readonly BatchTicket[];
  /** The first rows, in order, for a glance. */
  readonly firstRows: readonly MappingRequest[];
  /** What currently keeps Autotask from taking more, in a sentence; `null` when nothing does. */
  readonly trouble: string | null;
  /**
   * How many rows one ticket holds; `null` where a field holds the Unique ID, `unknown` while Autotask does not tell
   * which of the two it is.
   */
  readonly ticketItems: number | 'unknown' | null;
}

/** A request or batch that has waited for a decision for so long. */
export interface PendingReminder {
  /** Its id, what it asks for in one line, who asked and when (ISO 8601, UTC), and when it expires. */
  readonly subject: string;
  readonly title: string;
  readonly requester: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
  /** How many people have approved, and have to. */
  readonly approvals: number;
  readonly approvalsNeeded: number;
  /** Where its cards stand, to be reminded of in the same thread; several when another channel was bound meanwhile. */
  readonly places: readonly MessagePlace[];
  /** The approvers: a Teams tag to mention, or else the name of their group in Entra ID. */
  readonly approvers: { readonly tagId: string | null; readonly name: string };
}
