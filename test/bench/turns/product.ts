/** What a product's process is started with. */
export interface ProductAsked {
  readonly databaseUrl: string;
  /** Whether its worker does the outbox's jobs. */
  readonly works: boolean;
  /** The variables that point to Graph and Autotask over HTTP; absent: both are answered from memory in the same process. */
  readonly services?: Readonly<Record<string, string>>;
}
