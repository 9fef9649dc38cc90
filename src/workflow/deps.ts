import type { Logger } from 'pino';
import type { Probes } from './doctor/probes';
import type {
  Directory,
  DiscoveryDocuments,
  PasteTickets,
  Publisher,
  Registrations,
  Resources,
} from './ports';
import type { Store } from './stores';
import type { QuietHours } from '../mapping/schedule/quiet-hours';

/** What the workflow is told about its surroundings. */
export interface Settings {
  readonly administratorGroupId: string;
  readonly approverGroupId: string;
  /** How long a request may wait for a decision, in hours. */
  readonly requestTtlHours: number;
  /** The Directory (tenant) ID of the only tenant served. */
  readonly tenantId: string;
  /** Whether the set-up may register the app by itself. */
  readonly mayCreateApp: boolean;
  /** Where an administrator of the tenant consents to the bot's Graph permissions; `null` when there is no such page. */
  readonly consentUrl: string | null;
  /** How many different people have to approve (1 to 5), and for whom: members of this group; `null`: for everybody. */
  readonly approvalsRequired: number;
  readonly sensitiveGroupId: string | null;
  /** `false`: a one-person shop, where who asks may also approve. */
  readonly fourEyes: boolean;
  /** After how many hours the approvals channel is reminded of what still waits for a decision. */
  readonly reminderHours: readonly number[];
  /** When nobody is to be reminded; `null`: never quiet. */
  readonly quietHours: QuietHours | null;
  /** IANA time zone for schedules and quiet hours. */
  readonly timeZone: string;
  /** A cron expression; `null`: drift is looked for only when asked. */
  readonly driftSchedule: string | null;
  /** After how many days a paste is overdue. */
  readonly pasteDays: number;
  /** How many checklist items a ticket may hold. */
  readonly ticketItems: number;
  /** The share (0 to 1) of Autotask's hourly requests that batches may use up, other integrations' included. */
  readonly autotaskBudgetShare: number;
  /** The web address under which people reach this bot, without a slash at the end; `null` when nobody can. */
  readonly publicUrl: string | null;
  /** The Teams tag of the approvers; `null`: their group's name stands in its place. */
  readonly approverTag: { readonly id: string; readonly name: string } | null;
}

/** Everything a use case works with; built once in the composition root. */
export interface Deps {
  readonly store: Store;
  readonly directory: Directory;
  readonly registrations: Registrations;
  readonly discovery: DiscoveryDocuments;
  readonly resources: Resources;
  readonly publisher: Publisher;
  readonly tickets: PasteTickets;
  /** What the doctor looks with. */
  readonly probes: Probes;
  readonly settings: Settings;
  readonly log: Logger;
  /** The time now. */
  readonly clock: () => Date;
  /** A new id for a draft or request: short enough to type, never used before. */
  readonly newId: () => string;
}
