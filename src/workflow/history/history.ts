import type { AuditRecord } from '../../mapping/audit-chain';
import type { AuditSubject } from '../../mapping/audit-line';
import type { Days } from '../../mapping/audit-period';

/** Whose records somebody wants to see, by Object ID, and of which days. What is `null` does not matter. */
export interface HistoryFilter extends Days {
  readonly about: string | null;
  readonly actor: string | null;
}

/** No filter at all. */
export const everything: HistoryFilter = { about: null, actor: null, from: null, until: null };

/** A record with what it is about; `null` when that is not known (any more). */
export interface HistoryEntry {
  readonly record: AuditRecord;
  readonly subject: AuditSubject | null;
}

/** One page of the audit trail, newest first. */
export interface History {
  readonly filter: HistoryFilter;
  /** How the two people of the filter are called: a user principal name, or the Object ID where none is known. */
  readonly about: string | null;
  readonly actor: string | null;
  readonly total: number;
  /** 0, 1, 2, … */
  readonly page: number;
  readonly entries: readonly HistoryEntry[];
}

/** Records on one card: a card may have 28 KB. */
export const entriesAPage = 8;
