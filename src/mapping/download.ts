import type { Actor } from './request';

/** A file that somebody asked for, until they fetched it. */
export interface Download {
  /** Of one with a link: the link's token hash, so that it is found without being used up. */
  readonly id: string;
  /** Whose it is: nobody else gets it. */
  readonly owner: Actor;
  /** SHA-256 of the link's token, hex; the token itself is in the link only. `null` while no link was given out. */
  readonly tokenHash: string | null;
  readonly fileName: string;
  /** How to make the content when it is fetched; nothing of it is kept in between. */
  readonly content: DownloadContent;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** What is in a file. `records`: how many the log held when it was asked for, so that the file is the same each time. */
export type DownloadContent =
  | { readonly kind: 'audit'; readonly format: 'csv' | 'jsonl'; readonly records: number }
  | { readonly kind: 'failed-rows'; readonly batchId: string };
