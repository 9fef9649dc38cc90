import { z } from 'zod/v4';
import { emptyChain, verifyChain, type AuditRecord, type ChainVerdict } from './audit-chain';
import { toCsv } from './csv/to-csv';

/** The audit log as JSON Lines, exactly: the chain can be verified from the file. */
export function toJsonLines(records: readonly AuditRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

const header = [
  'seq',
  'at',
  'actor',
  'actor name',
  'event',
  'request id',
  'before',
  'after',
  'details',
  'previous hash',
  'hash',
];

/**
 * The audit log as a table for spreadsheets. What they would take for a formula is escaped in every column, in the
 * details too, so the chain is verified from JSON Lines and not from this.
 */
export function toAuditCsv(records: readonly AuditRecord[]): string {
  return toCsv(
    header,
    records.map((record) => [
      record.seq,
      record.at,
      record.actor.objectId,
      record.actor.name,
      record.event,
      record.requestId,
      record.before,
      record.after,
      JSON.stringify(record.details),
      record.previousHash,
      record.hash,
    ]),
  );
}

const recordSchema = z.strictObject({
  seq: z.number().int(),
  at: z.string(),
  actor: z.strictObject({ objectId: z.string(), name: z.string() }),
  event: z.string(),
  requestId: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
}) satisfies z.ZodType<AuditRecord>;

/**
 * Verifies the chain of an exported JSON Lines file. A file cannot tell whether lines are missing at its end: the
 * number of its last record and its hash, which come with the answer, are to be compared with the log.
 */
export function verifyJsonLines(text: string): { verdict: ChainVerdict; lastHash: string } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const records: AuditRecord[] = [];
  for (const line of lines) {
    const record = readLine(line);
    if (!record) break;
    records.push(record);
  }
  const last = records.at(-1) ?? emptyChain;
  const verdict = verifyChain(records, last);
  if (!verdict.whole || records.length === lines.length) return { verdict, lastHash: last.hash };
  const brokenAt = records.length + 1;
  const reason = `line ${brokenAt} of the file is no record of the log`;
  return { verdict: { whole: false, brokenAt, reason }, lastHash: last.hash };
}

function readLine(line: string): AuditRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    // No JSON, which is told as no record.
    return null;
  }
}

/** The value itself is gone on with: a copy by the schema lacks a detail named `__proto__`, which the hash covers. */
function isRecord(value: unknown): value is AuditRecord {
  return recordSchema.safeParse(value).success;
}
