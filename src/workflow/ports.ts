import type { AuditEvent, AuditRecord, ChainHead } from '../mapping/audit-chain';
import type { EntraUser } from '../mapping/entra-user';
import type { NewRegistration, Registration } from '../mapping/registration';
import type { Reminder } from '../mapping/reminder';
import type { Setup } from '../mapping/setup/setup';
import type { MappingRequest } from '../mapping/request';
import type { Publication, TicketPublication } from '../mapping/publication';
import type { RequestState } from '../mapping/request-state';
import type { Resource } from '../mapping/resource';
import type { Who } from '../mapping/who';
import type {
  CardPlace,
  Channel,
  Conversation,
  Draft,
  Job,
  NewJob,
  CurrentMapping,
} from '../mapping/records';

/** Entra ID, as far as the workflow needs it. Every call throws `UpstreamError`. */
export interface Directory {
  /** People this may mean, at most 11 (so that the caller can tell ten from too many). */
  findUsers(who: Who): Promise<EntraUser[]>;
  /** The person with this Object ID as they are now; `null` when there is none (any more). */
  getUser(objectId: string): Promise<EntraUser | null>;
  /** Which of the groups (Object IDs, at most 20) the person is in, also through other groups. */
  memberOf(objectId: string, groupIds: readonly string[]): Promise<ReadonlySet<string>>;
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
}

/** Posts an approved mapping to Autotask. Every call throws `UpstreamError`. */
export interface Publisher {
  /** Resources other than the request's own that hold this Object ID, as far as Autotask's API can tell. */
  holdersOf(objectId: string): Promise<Resource[]>;
  /** What an earlier attempt left in Autotask for this request; `null` when nothing was posted. */
  find(request: MappingRequest): Promise<Publication | null>;
  /** The number of a ticket that an earlier attempt opened but could not fill; `null` when there is none. */
  unfinishedTicket(request: MappingRequest): Promise<string | null>;
  /** Posts the mapping; called again after a crash it finds its own work and posts nothing twice. */
  publish(request: MappingRequest): Promise<Publication>;
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
}

/** Drafts: proposals nobody asked approval for yet. */
export interface Drafts {
  insert(draft: Draft): Promise<void>;
  get(id: string): Promise<Draft | null>;
  /** Compare-and-set on the revision: `false` when the stored draft is not at `draft.revision - 1`. */
  replace(draft: Draft): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** Removes drafts created before this time (ISO 8601, UTC); answers how many. */
  removeOlderThan(time: string): Promise<number>;
}

/** Mapping requests. */
export interface Requests {
  /** `false` when the person or the resource has an open request already, or the id is taken; nothing is stored then. */
  insert(request: MappingRequest): Promise<boolean>;
  get(id: string): Promise<MappingRequest | null>;
  /** Compare-and-set: stores `next` only while the stored request still has this state and revision. */
  replace(next: MappingRequest, from: { state: RequestState; revision: number }): Promise<boolean>;
  /** The open request for this person or this resource, if any. */
  findOpen(pair: { objectId: string; resourceId: number }): Promise<MappingRequest | null>;
  /** Requests in one of the states, oldest first. */
  inStates(states: readonly RequestState[], limit: number): Promise<MappingRequest[]>;
  /** Pending requests whose `expiresAt` is not after this time. */
  due(time: string): Promise<MappingRequest[]>;
  /** The requests about this person, newest first. */
  about(objectId: string, limit: number): Promise<MappingRequest[]>;
}

/** Work that must be done after a commit, exactly as long as it takes. */
export interface Outbox {
  enqueue(job: NewJob): Promise<void>;
  /**
   * Leases the oldest job that is due and not leased; at most one job of a kind per request is ever leased, on all
   * instances together. `null` when there is none. A lease that ran out (process died) may be taken again.
   */
  claim(lease: { owner: string; now: string; until: string }): Promise<Job | null>;
  /** Prolongs a lease; `false` when it was lost. */
  renew(job: Job, until: string): Promise<boolean>;
  /** Removes a finished job; `false` when its lease was lost. */
  finish(job: Job): Promise<boolean>;
  /** Gives a job back to be tried again at `availableAt`, remembering why. */
  postpone(job: Job, availableAt: string, trouble: string): Promise<void>;
  /** Why the request's unfinished job of this kind failed last; `null` when it did not, or there is none. */
  troubleOf(requestId: string, kind: Job['kind']): Promise<string | null>;
  /** How many jobs wait, and since when the oldest has been due (ISO 8601; `null` when none waits). */
  backlog(): Promise<{ depth: number; oldest: string | null }>;
}

/** The append-only, hash-chained log. */
export interface AuditLog {
  append(event: AuditEvent): Promise<void>;
  /** Records in order, from the beginning; for one request when its id is given. */
  records(requestId?: string): Promise<AuditRecord[]>;
  head(): Promise<ChainHead>;
}

/** Where the cards of a request stand. */
export interface Cards {
  add(place: CardPlace): Promise<void>;
  of(requestId: string): Promise<CardPlace[]>;
  /** Remembers that the card shows this revision. */
  drawn(place: CardPlace, revision: number): Promise<void>;
}

/** Which person is mapped to which resource now. */
export interface Mappings {
  byObjectId(objectId: string): Promise<CurrentMapping | null>;
  byResourceId(resourceId: number): Promise<CurrentMapping | null>;
  /** `false` when the person or the resource is mapped already; nothing is stored then. */
  insert(mapping: CurrentMapping): Promise<boolean>;
}

/** Channels bound to a purpose. */
export interface Channels {
  /** The channel where team leads approve; `null` until somebody bound one. */
  approvals(): Promise<Channel | null>;
  bindApprovals(channel: Channel): Promise<void>;
}

/** Walks through the set-up. */
export interface Setups {
  /** The walk that is not ended; `null` before the first. */
  current(): Promise<Setup | null>;
  /** The newest walk that was completed, ended or not; `null` when none was. */
  completed(): Promise<Setup | null>;
  /** The walk of this id, ended or not. */
  get(id: string): Promise<Setup | null>;
  /** `false` when there is one already that is not ended; nothing is stored then. */
  insert(setup: Setup): Promise<boolean>;
  /** Compare-and-set on the revision: `false` when the stored one is not at `setup.revision - 1`. */
  replace(setup: Setup): Promise<boolean>;
}

/** Messages to be sent at a certain time, once. */
export interface Reminders {
  /** Puts these in place of every unsent reminder of the subject. */
  plan(subject: string, reminders: readonly Reminder[]): Promise<void>;
  /**
   * Leases all unsent reminders of the subject of the one that has been due longest; empty when none is due. One whose
   * lease ran out may be leased again. Those of the subject that are not due yet are not among them.
   */
  claimDue(lease: { now: string; until: string }): Promise<Reminder[]>;
  /** Marks them as sent. */
  sent(ids: readonly string[], at: string): Promise<void>;
  /** Unsent reminders of the subject, soonest first. */
  planned(subject: string): Promise<Reminder[]>;
}

/** All that is stored. Each method is atomic by itself; several are when called inside `Store.transaction`. */
export interface Repositories {
  readonly drafts: Drafts;
  readonly requests: Requests;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
  readonly cards: Cards;
  readonly mappings: Mappings;
  readonly channels: Channels;
  readonly setups: Setups;
  readonly reminders: Reminders;
}

/** The database. */
export interface Store extends Repositories {
  /** Runs the work in one transaction: all of it is stored or, when it throws, nothing. */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer or is not migrated. */
  ping(): Promise<void>;
}
