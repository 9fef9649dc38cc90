import type { Logger } from 'pino';
import type { Probes } from './doctor/probes';
import type {
  Directory,
  DiscoveryDocuments,
  PasteTickets,
  Publisher,
  Registrations,
  Resources,
  Store,
} from './ports';

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
