import type { Generated } from 'kysely';
import type { Batch, BatchState } from '../mapping/batch/batch';
import type { Download } from '../mapping/download';
import type { AcceptedDrift } from '../mapping/drift/drift';
import type { Actor, MappingRequest, Purpose } from '../mapping/request';
import type { CardPlace, Channel, Conversation, Draft, JobKind } from '../mapping/records';
import type { Report, ReportRow } from '../mapping/report';
import type { RequestState } from '../mapping/request-state';
import type { Setup } from '../mapping/setup/setup';
import type { Json } from './json';

/** The tables. Times are ISO 8601 in UTC, Object IDs lower case; a column of its own is what is searched or unique. */
export interface Schema {
  drafts: DraftRow;
  requests: RequestRow;
  outbox: OutboxRow;
  audit_records: AuditRow;
  audit_head: AuditHeadRow;
  cards: CardRow;
  mappings: MappingRow;
  channels: ChannelRow;
  setups: SetupRow;
  reminders: ReminderRow;
  batches: BatchRow;
  batch_tickets: BatchTicketRow;
  reports: ReportHeadRow;
  report_rows: ReportRowRow;
  accepted_drifts: AcceptedDriftRow;
  schedules: ScheduleRow;
  downloads: DownloadRow;
}

export interface DraftRow {
  id: string;
  revision: number;
  created_at: string;
  document: Json<Draft>;
}

export interface RequestRow {
  id: string;
  revision: number;
  state: RequestState;
  object_id: string;
  resource_id: number;
  requester_object_id: string;
  requested_at: string;
  expires_at: string;
  changed_at: string;
  batch_id: string | null;
  batch_position: number | null;
  purpose: Purpose;
  document: Json<MappingRequest>;
}

export interface OutboxRow {
  id: Generated<number>;
  kind: JobKind;
  subject: string;
  available_at: string;
  /** How often the job was leased; together with the owner it names one lease. */
  leases: number;
  lease_owner: string | null;
  lease_until: string | null;
  trouble: string | null;
  /** Of the activity that set the job off. */
  correlation: string | null;
  /** How often the job failed in a row. */
  failures: Generated<number>;
}

export interface AuditRow {
  seq: number;
  at: string;
  actor: Json<Actor>;
  event: string;
  request_id: string | null;
  before: string | null;
  after: string | null;
  details: Json<Readonly<Record<string, unknown>>>;
  previous_hash: string;
  hash: string;
  /** To search by; the chain does not cover it, as it repeats what `actor` says. */
  actor_object_id: string;
  /** To search by: the Object ID that `details` name, if any. */
  about_object_id: string | null;
}

/** One row: where the chain ends. */
export interface AuditHeadRow {
  seq: number;
  hash: string;
}

export interface CardRow {
  subject: string;
  role: CardPlace['role'];
  activity_id: string;
  conversation: Json<Conversation>;
  drawn_revision: number;
}

export interface MappingRow {
  object_id: string;
  resource_id: number;
  user_principal_name: string;
  user_name: string;
  request_id: string;
  applied_at: string;
}

export interface ChannelRow {
  purpose: string;
  document: Json<Channel>;
}

export interface SetupRow {
  id: string;
  revision: number;
  started_at: string;
  completed_at: string | null;
  ended_at: string | null;
  document: Json<Setup>;
}

export interface ReminderRow {
  id: string;
  subject: string;
  due_at: string;
  /** Until when somebody is sending it. */
  lease_until: string | null;
  sent_at: string | null;
}

export interface BatchTicketRow {
  batch_id: string;
  number: string;
  url: string;
}

export interface BatchRow {
  id: string;
  revision: number;
  state: BatchState;
  requested_at: string;
  expires_at: string;
  document: Json<Batch>;
}

export interface ReportHeadRow {
  id: string;
  revision: number;
  kind: Report['kind'];
  state: Report['state'];
  asked_at: string;
  document: Json<Report>;
}

/** A row of the table that holds the rows of reports. */
export interface ReportRowRow {
  report_id: string;
  position: number;
  list: string;
  /** To search by: the person of the row, if it has one. */
  object_id: string | null;
  document: Json<ReportRow>;
}

export interface AcceptedDriftRow {
  key: string;
  document: Json<AcceptedDrift>;
}

export interface ScheduleRow {
  name: string;
  next_at: string;
}

export interface DownloadRow {
  id: string;
  token_hash: string | null;
  expires_at: string;
  /** Wins over what the document says, which is never changed. */
  used_at: string | null;
  document: Json<Download>;
}
