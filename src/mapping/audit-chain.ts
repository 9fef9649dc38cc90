import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor } from './request';

/** What the audit log holds of one event, before it is chained. Times are ISO 8601, UTC. */
export interface AuditEvent {
  readonly at: string;
  readonly actor: Actor;
  /** What happened, in the product's words, e.g. `request.approved`, `decision.denied`. */
  readonly event: string;
  readonly requestId: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** Facts worth keeping; never a secret. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An event in its place in the chain. */
export interface AuditRecord extends AuditEvent {
  /** 1, 2, 3, … without gaps. */
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** Which records somebody wants to see. What is `null` does not matter. */
export interface AuditFilter {
  /** The Object ID of the person it is about. */
  readonly about: string | null;
  /** The Object ID of who did it. */
  readonly actor: string | null;
  /** From this time on and before that, ISO 8601, UTC. */
  readonly from: string | null;
  readonly before: string | null;
}

/** The end of the chain: where the next record is to be appended. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** The head of an empty chain. */
export const emptyChain: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** Appends an event to the chain: gives it the next number and a hash over itself and all before it. */
export function chain(head: ChainHead, event: AuditEvent): AuditRecord {
  const seq = head.seq + 1;
  return { ...event, seq, previousHash: head.hash, hash: hashOf(head.hash, seq, event) };
}

/** The verdict on a chain: whole, or the number of the first record that is not as it was written, and why. */
export type ChainVerdict =
  | { readonly whole: true; readonly records: number }
  | { readonly whole: false; readonly brokenAt: number; readonly reason: string };

/**
 * Reads a chain from its beginning and proves that no record was changed, removed, added or moved.
 * @param head what the log itself remembers as its end, so that a cut-off tail is noticed
 */
export function verifyChain(records: Iterable<AuditRecord>, head: ChainHead): ChainVerdict {
  let last = emptyChain;
  for (const record of records) {
    const reason = faultOf(last, record);
    if (reason) return { whole: false, brokenAt: last.seq + 1, reason };
    last = record;
  }
  if (last.seq !== head.seq) {
    const reason = `the log ends at ${last.seq}, but had ${head.seq} records`;
    return { whole: false, brokenAt: Math.min(last.seq, head.seq) + 1, reason };
  }
  if (last.hash !== head.hash) {
    return {
      whole: false,
      brokenAt: last.seq,
      reason: 'it is not the record that the log remembers as its last',
    };
  }
  return { whole: true, records: last.seq };
}

/**
 * Verifies a chain that may have grown while it was read.
 * @param before what the log remembered as its end before the records were read
 * @param after the same, after they were read
 */
export function verifyGrowing(
  records: readonly AuditRecord[],
  before: ChainHead,
  after: ChainHead,
): ChainVerdict {
  const known = verifyChain(records.slice(0, before.seq), before);
  if (!known.whole || records.length <= before.seq) return known;
  const last = records.at(-1) ?? emptyChain;
  return verifyChain(records, last.seq <= after.seq ? last : after);
}

function faultOf(last: ChainHead, record: AuditRecord): string | null {
  if (record.seq !== last.seq + 1) return `record ${last.seq + 1} is missing or out of place`;
  if (record.previousHash !== last.hash) return 'it does not continue the record before it';
  if (record.hash !== hashOf(last.hash, record.seq, record))
    return 'its content was changed after it was written';
  return null;
}

/**
 * What a record's hash covers, but for its predecessor's hash and its number, with which it begins: the rest of an array in
 * canonical JSON (RFC 8785). Whoever appends puts `["<hash>",<number>,` before it.
 */
export function contentOf(event: AuditEvent): string {
  const { at, actor, event: name, requestId, before, after, details } = event;
  const content = canonicalize([at, actor.objectId, actor.name, name, requestId, before, after, details]);
  return (content ?? '[').slice(1);
}

function hashOf(previousHash: string, seq: number, event: AuditEvent): string {
  return createHash('sha256')
    .update(`[${JSON.stringify(previousHash)},${seq},${contentOf(event)}`)
    .digest('hex');
}
