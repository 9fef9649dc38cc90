/** What an instance of the bot has of the database beside its tables, as one among several or the only one. */
export interface Instance {
  /** Names it among the others. */
  readonly id: string;
  /** Whether this is the one that does what one is enough for. At most one is; when it is gone, another one will be. */
  readonly leads: () => Promise<boolean>;
  /** Lets go of what it holds. */
  readonly close: () => Promise<void>;
}
