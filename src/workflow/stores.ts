import type { AuditEvent, AuditFilter, AuditRecord, ChainHead } from '../mapping/audit-chain';
import type { Batch, BatchCounts, BatchState, BatchTicket } from '../mapping/batch/batch';
import type { Download } from '../mapping/download';
import type { AcceptedDrift } from '../mapping/drift/drift';
import type { EntraUser } from '../mapping/entra-user';
import type { OpenPair } from '../mapping/plan/plan';
import type {
  CardPlace,
  Channel,
  Claim,
  CurrentMapping,
  Draft,
  Job,
  MappingsOfPair,
  NewJob,
} from '../mapping/records';
import type { Reminder } from '../mapping/reminder';
import type { Report, ReportRow } from '../mapping/report';
import type { MappingRequest } from '../mapping/request';
import type { RequestState } from '../mapping/request-state';
import type { Setup } from '../mapping/setup/setup';

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
  /** Open requests that stand for themselves, not in a batch, oldest first. */
  openSingles(limit: number): Promise<MappingRequest[]>;
  /** Every open request, rows of batches too, as pairs; for planning. */
  openPairs(): Promise<OpenPair[]>;
  /** Rows of a batch in order of position, in these states (default: all). */
  inBatch(
    batchId: string,
    page: { states?: readonly RequestState[]; offset?: number; limit: number },
  ): Promise<MappingRequest[]>;
  /** How many rows of the batch are in each state. */
  countsOfBatch(batchId: string): Promise<BatchCounts>;
  /** The requests about this person, newest first. */
  about(objectId: string, limit: number): Promise<MappingRequest[]>;
  /**
   * The people of requests in which this is the user principal name, display name or Autotask user name, whatever its
   * case and accents; each as they were in the newest such request.
   */
  peopleNamed(name: string): Promise<EntraUser[]>;
}

/** Work that must be done after a commit, exactly as long as it takes. */
export interface Outbox {
  /** Stores jobs; of drawings and messages that wait already, and show the latest state, there need not be another. */
  enqueue(...jobs: readonly NewJob[]): Promise<void>;
  /**
   * Leases the oldest job that is due and not leased; at most one job of a kind per subject is ever leased, on all
   * instances together. `null` when there is none. A lease that ran out (process died) may be taken again.
   */
  claim(claim: Claim): Promise<Job | null>;
  /** When after this time a job becomes due, or a lease runs out unless it is prolonged; `null` when none does. */
  nextDue(now: string): Promise<string | null>;
  /** Prolongs a lease; `false` when it was lost. */
  renew(job: Job, until: string): Promise<boolean>;
  /** Removes a finished job; `false` when its lease was lost. */
  finish(job: Job): Promise<boolean>;
  /** Gives a job back to be gone on with at `availableAt`, remembering why; `null`: nothing is wrong with it. */
  postpone(job: Job, availableAt: string, trouble: string | null): Promise<void>;
  /** Why the subject's unfinished job of this kind failed last; `null` when it did not, or there is none. */
  troubleOf(subject: string, kind: Job['kind']): Promise<string | null>;
  /** How many jobs wait, and since when the oldest has been due (ISO 8601; `null` when none waits). */
  backlog(): Promise<{ depth: number; oldest: string | null }>;
}

/** The append-only, hash-chained log. */
export interface AuditLog {
  append(event: AuditEvent): Promise<void>;
  /** Appends several, in this order. */
  appendAll(events: readonly AuditEvent[]): Promise<void>;
  /** Records in order, from the beginning; for one request when its id is given. */
  records(requestId?: string): Promise<AuditRecord[]>;
  head(): Promise<ChainHead>;
  /** Records that fit, newest first. */
  find(filter: AuditFilter, page: { offset: number; limit: number }): Promise<AuditRecord[]>;
  /** How many records fit. */
  count(filter: AuditFilter): Promise<number>;
}

/** Where the cards of a request or a batch stand. */
export interface Cards {
  add(place: CardPlace): Promise<void>;
  of(subject: string): Promise<CardPlace[]>;
  /** Remembers that the card shows this revision. */
  drawn(place: CardPlace, revision: number): Promise<void>;
}

/** Which person is mapped to which resource now. */
export interface Mappings {
  byObjectId(objectId: string): Promise<CurrentMapping | null>;
  byResourceId(resourceId: number): Promise<CurrentMapping | null>;
  /** Both at once. */
  of(pair: { objectId: string; resourceId: number }): Promise<MappingsOfPair>;
  /** `false` when the person or the resource is mapped already; nothing is stored then. */
  insert(mapping: CurrentMapping): Promise<boolean>;
  /** Every current mapping. */
  all(): Promise<CurrentMapping[]>;
  /** Those whose user principal name or Autotask user name this is, whatever its case; for people who left Entra. */
  named(name: string): Promise<CurrentMapping[]>;
  /** Takes away the mapping of this person to this resource; `false` when there is none. */
  remove(pair: { objectId: string; resourceId: number }): Promise<boolean>;
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
   * @param prefix what the subject begins with, so that everybody gets only their own: `secret/`
   */
  claimDue(prefix: string, lease: { now: string; until: string }): Promise<Reminder[]>;
  /** Marks them as sent. */
  sent(ids: readonly string[], at: string): Promise<void>;
  /** Unsent reminders of the subject, soonest first. */
  planned(subject: string): Promise<Reminder[]>;
}

/** Batches of requests that are decided together. Their rows are requests. */
export interface Batches {
  insert(batch: Batch): Promise<void>;
  /**
   * Stores rows of a batch, and answers the ids of those it stored: one that is there already, or whose person or
   * resource has an open request meanwhile, is left out.
   */
  addRows(rows: readonly MappingRequest[]): Promise<readonly string[]>;
  get(id: string): Promise<Batch | null>;
  /** Compare-and-set: stores `next` only while the stored batch still has this state and revision. */
  replace(next: Batch, from: { state: BatchState; revision: number }): Promise<boolean>;
  /** Remembers tickets that were opened for the batch; one that is known already is passed over. */
  addTickets(id: string, tickets: readonly BatchTicket[]): Promise<void>;
  /** The tickets that were opened for the batch, by number. */
  ticketsOf(id: string): Promise<BatchTicket[]>;
  /** Batches in one of the states, oldest first. */
  inStates(states: readonly BatchState[]): Promise<Batch[]>;
  /** Pending batches whose `expiresAt` is not after this time. */
  due(time: string): Promise<Batch[]>;
}

/** Looks at the whole company, and their rows. */
export interface Reports {
  insert(report: Report): Promise<void>;
  get(id: string): Promise<Report | null>;
  /** Compare-and-set on the revision: `false` when the stored one is not at `report.revision - 1`. */
  replace(report: Report): Promise<boolean>;
  /** Puts these in place of all rows of the report. */
  setRows(reportId: string, rows: readonly ReportRow[]): Promise<void>;
  /** One row; `null` when there is none of this position. */
  row(reportId: string, position: number): Promise<ReportRow | null>;
  /** Rows in order of position, of these lists (default: all). */
  rows(
    reportId: string,
    page: { lists?: readonly string[]; offset?: number; limit: number },
  ): Promise<ReportRow[]>;
  /** Puts this row in place of the one of its position. */
  setRow(reportId: string, row: ReportRow): Promise<void>;
  /** Positions of the rows of these lists that are about this person, in order. */
  usesOf(reportId: string, objectId: string, lists: readonly string[]): Promise<number[]>;
  /** How many rows are in each list. */
  countsOf(reportId: string): Promise<Readonly<Record<string, number>>>;
  /** The newest report of the kind that is ready; `null` when there is none. */
  newest(kind: Report['kind']): Promise<Report | null>;
  /** Reports of the kind that are ready or failed and were asked for before this time (ISO 8601, UTC), newest first. */
  finished(kind: Report['kind'], page: { before: string; limit: number }): Promise<Report[]>;
  /**
   * Removes reports asked for before this time (ISO 8601, UTC), with their rows; answers how many. The newest one of
   * drift that is ready stays, whatever its age: it knows what the approvals channel has been told.
   */
  removeOlderThan(time: string): Promise<number>;
}

/** Drift that somebody accepted, and so is not told again until it changes. */
export interface AcceptedDrifts {
  /** Puts this in place of an earlier acceptance of the same finding. */
  accept(accepted: AcceptedDrift): Promise<void>;
  all(): Promise<AcceptedDrift[]>;
}

/** Things done at certain times, once for all instances. */
export interface Schedules {
  /**
   * Takes the next run when it is due and its time is not taken: stores `next` as the time after this one. The first
   * call for a name only stores `next`. Answers whether this caller is to do it.
   * @param run `now` and `next`: ISO 8601, UTC
   */
  claim(name: string, run: { now: string; next: string }): Promise<boolean>;
  /** Forgets every name with this prefix but the one given, so that it begins anew when it comes back. */
  keepOnly(name: string | null, prefix: string): Promise<void>;
}

/** Files that somebody asked for, until they fetched them. */
export interface Downloads {
  insert(download: Download): Promise<void>;
  get(id: string): Promise<Download | null>;
  /** The file whose link has this token, once: `null` when it was fetched before, never was, or has expired. */
  use(tokenHash: string, now: string): Promise<Download | null>;
  /** Removes those that expired before this time; answers how many. */
  removeExpired(time: string): Promise<number>;
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
  readonly batches: Batches;
  readonly reports: Reports;
  readonly acceptedDrifts: AcceptedDrifts;
  readonly schedules: Schedules;
  readonly downloads: Downloads;
}

/** The database. */
export interface Store extends Repositories {
  /** Runs the work in one transaction: all of it is stored or, when it throws, nothing. */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer or is not migrated. */
  ping(): Promise<void>;
}
