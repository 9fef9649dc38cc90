import type { Logger } from 'pino';
import type { Directory, PasteTickets, Publisher, Resources, Store } from './ports';

/** What the workflow is told about its surroundings. */
export interface Settings {
  readonly administratorGroupId: string;
  readonly approverGroupId: string;
  /** How long a request may wait for a decision, in hours. */
  readonly requestTtlHours: number;
}

/** Everything a use case works with; built once in the composition root. */
export interface Deps {
  readonly store: Store;
  readonly directory: Directory;
  readonly resources: Resources;
  readonly publisher: Publisher;
  readonly tickets: PasteTickets;
  readonly settings: Settings;
  readonly log: Logger;
  /** The time now. */
  readonly clock: () => Date;
  /** A new id for a draft or request: short enough to type, never used before. */
  readonly newId: () => string;
}
