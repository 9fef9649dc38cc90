import fc from 'fast-check';
import {
  chain,
  emptyChain,
  verifyGrowing,
  verifyChain,
  type AuditEvent,
  type AuditRecord,
  type ChainHead,
  type ChainVerdict,
} from '../../src/mapping/audit-chain';
import { administrator, teamLead } from './examples';

const created: AuditEvent = {
  at: '2026-11-23T08:00:00.000Z',
  actor: administrator,
  event: 'request.created',
  requestId: 'k7m2q9',
  before: null,
  after: 'pending',
  details: { note: 'new starter', resourceId: 29_682_885 },
};
const approved: AuditEvent = {
  ...created,
  at: '2026-11-23T08:05:00.000Z',
  actor: teamLead,
  event: 'request.approved',
  before: 'pending',
  after: 'approved',
  details: {},
};

/** The events in a log, chained from its beginning. */
function logOf(events: readonly AuditEvent[]): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (const event of events) records.push(chain(records.at(-1) ?? emptyChain, event));
  return records;
}

/** What stands in the log, read against the end that the whole log had. */
function verdictOn(records: readonly AuditRecord[], whole: readonly AuditRecord[]): ChainVerdict {
  const head: ChainHead = whole.at(-1) ?? emptyChain;
  return verifyChain(records, { seq: head.seq, hash: head.hash });
}

describe('the audit log', () => {
  it('is whole when it is empty', () => {
    expect(verifyChain([], emptyChain)).toEqual({ whole: true, records: 0 });
  });

  it('numbers its records without gaps', () => {
    expect(logOf([created, approved, approved]).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('gives two equal events two hashes, for they stand in two places', () => {
    const [, second, third] = logOf([created, approved, approved]);
    expect(second?.hash).not.toBe(third?.hash);
  });

  it('does not depend on the order in which a database gives back the details', () => {
    const [record] = logOf([{ ...created, details: { a: 1, b: { c: 2, d: 3 } } }]);
    const asRead = { ...record, details: { b: { d: 3, c: 2 }, a: 1 } } as AuditRecord;
    expect(verdictOn([asRead], [asRead])).toEqual({ whole: true, records: 1 });
  });

  it.each<[string, Partial<AuditRecord>, RegExp]>([
    ['a changed word', { after: 'rejected' }, /changed after it was written/],
    ['another number', { seq: 3 }, /record 2 is missing or out of place/],
    ['another predecessor', { previousHash: 'f'.repeat(64) }, /does not continue the record before/],
  ])('says what is wrong with %s', (_, change, reason) => {
    const [first, second] = logOf([created, approved]) as [AuditRecord, AuditRecord];
    const verdict = verdictOn([first, { ...second, ...change }], [first, second]);
    expect(verdict).toEqual({ whole: false, brokenAt: 2, reason: expect.stringMatching(reason) as string });
  });

  it('notices that its end was cut off, and how much', () => {
    const records = logOf([created, approved, approved]);
    const reason = 'the log ends at 1, but had 3 records';
    expect(verdictOn(records.slice(0, 1), records)).toEqual({ whole: false, brokenAt: 2, reason });
  });

  it('notices that all of it was written anew, hashes and all', () => {
    const anew = logOf([created, { ...approved, actor: administrator }]);
    expect(verdictOn(anew, logOf([created, approved]))).toMatchObject({ whole: false });
  });

  it('does not take the text "null" for nothing', () => {
    const [record] = logOf([created]) as [AuditRecord];
    expect(verdictOn([{ ...record, before: 'null' }], [record])).toMatchObject({ whole: false, brokenAt: 1 });
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const time = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
const events = fc.array(
  fc.record<AuditEvent>({
    at: time,
    actor: fc.record({ objectId: fc.uuid(), name: text }),
    event: text,
    requestId: fc.option(text),
    before: fc.option(text),
    after: fc.option(text),
    // Through JSON and back, as every database keeps them: it knows no -0 and no absent values.
    details: fc.dictionary(text, fc.jsonValue()).map(asStored),
  }),
  { minLength: 1, maxLength: 8 },
);
/** A log of 1 to 8 records, and the index of one of them. */
const logs = events.chain((some) =>
  fc.record({ log: fc.constant(logOf(some)), at: fc.nat({ max: some.length - 1 }) }),
);

function asStored(details: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
}

/** One change to one field of a record; each gives back something else than it took. */
const changes: readonly ((record: AuditRecord) => AuditRecord)[] = [
  (record) => ({ ...record, at: `${record.at}0` }),
  (record) => ({ ...record, actor: { ...record.actor, objectId: `${record.actor.objectId}0` } }),
  (record) => ({ ...record, actor: { ...record.actor, name: `${record.actor.name}.` } }),
  (record) => ({ ...record, event: `${record.event}.` }),
  (record) => ({ ...record, requestId: record.requestId === null ? '' : null }),
  (record) => ({ ...record, before: record.before === null ? '' : null }),
  (record) => ({ ...record, after: `${record.after ?? ''}.` }),
  (record) => ({
    ...record,
    before: record.after,
    after: `${record.before ?? ''}!`,
  }),
  (record) => ({ ...record, details: { ...record.details, '': [record.details['']] } }),
  (record) => ({ ...record, details: { inside: record.details } }),
  (record) => ({ ...record, seq: record.seq + 1 }),
  (record) => ({ ...record, previousHash: record.hash }),
  (record) => ({ ...record, hash: record.previousHash }),
];

/** The first record that is not as it was written; records are numbered from 1. */
function expectBrokenAt(verdict: ChainVerdict, index: number): void {
  expect(verdict).toMatchObject({ whole: false, brokenAt: index + 1 });
}

describe('whatever is in the log', () => {
  it('it is whole as long as nobody touches it', () => {
    fc.assert(
      fc.property(logs, ({ log }) => {
        expect(verdictOn(log, log)).toEqual({ whole: true, records: log.length });
      }),
    );
  });

  it('it is whole after a stay in a database', () => {
    fc.assert(
      fc.property(logs, ({ log }) => {
        expect(verdictOn(JSON.parse(JSON.stringify(log)) as AuditRecord[], log)).toMatchObject({
          whole: true,
        });
      }),
    );
  });

  it('a change of any field of any record is found, and that record is named', () => {
    fc.assert(
      fc.property(logs, fc.constantFrom(...changes), ({ log, at }, change) => {
        const tampered = log.map((record, index) => (index === at ? change(record) : record));
        expectBrokenAt(verdictOn(tampered, log), at);
      }),
      { numRuns: 500 },
    );
  });

  it('a removed record is found, and its place is named', () => {
    fc.assert(fc.property(logs, ({ log, at }) => expectBrokenAt(verdictOn(log.toSpliced(at, 1), log), at)));
  });

  it('two swapped records are found, and the place of the first is named', () => {
    const swaps = logs.chain(({ log, at }) =>
      fc.record({ log: fc.constant(log), at: fc.constant(at), other: fc.nat({ max: log.length - 1 }) }),
    );
    fc.assert(
      fc.property(swaps, ({ log, at, other }) => {
        fc.pre(at !== other);
        const [one, two] = [log[at], log[other]] as [AuditRecord, AuditRecord];
        expectBrokenAt(verdictOn(log.with(at, two).with(other, one), log), Math.min(at, other));
      }),
    );
  });

  it('a record put in before another is found, and its place is named, even when it is chained rightly', () => {
    fc.assert(
      fc.property(logs, ({ log, at }) => {
        const forged = chain(log[at - 1] ?? emptyChain, { ...approved, event: 'forged' });
        // The forged record itself continues the chain; the one after it is the first that does not.
        expectBrokenAt(verdictOn(log.toSpliced(at, 0, forged), log), at + 1);
      }),
    );
  });

  it('a copy of a record is found wherever it is put, and its place is named', () => {
    const copies = logs.chain(({ log, at }) =>
      fc.record({ log: fc.constant(log), at: fc.constant(at), to: fc.nat({ max: log.length }) }),
    );
    fc.assert(
      fc.property(copies, ({ log, at, to }) => {
        const [copy] = log.slice(at) as [AuditRecord];
        // Before itself a record is at home; then it is the original that is one too many.
        expectBrokenAt(verdictOn(log.toSpliced(to, 0, copy), log), to === at ? to + 1 : to);
      }),
    );
  });

  it('a cut-off tail is found, and the first missing record is named', () => {
    fc.assert(fc.property(logs, ({ log, at }) => expectBrokenAt(verdictOn(log.slice(0, at), log), at)));
  });

  it('a record added at the end is found, and its place is named', () => {
    fc.assert(
      fc.property(logs, ({ log }) => {
        const longer = [...log, chain(log.at(-1) ?? emptyChain, approved)];
        expectBrokenAt(verdictOn(longer, log), log.length);
      }),
    );
  });
});

describe('a log that grows while it is read', () => {
  const records = logOf([created, approved, created, approved]);
  const [first, second, third] = records as [AuditRecord, AuditRecord, AuditRecord];
  const end = records.at(-1) ?? emptyChain;

  it('is whole when all that came meanwhile continues the chain', () => {
    expect(verifyGrowing(records, second, end)).toEqual({ whole: true, records: 4 });
  });

  it('is whole when nothing came meanwhile', () => {
    expect(verifyGrowing(records, end, end)).toEqual({ whole: true, records: 4 });
  });

  it('is broken when there are more records than the log ever remembered', () => {
    expect(verifyGrowing(records, second, second)).toMatchObject({ whole: false, brokenAt: 3 });
  });

  it('is broken when what came meanwhile does not continue the chain', () => {
    const forged = [first, second, { ...third, event: 'request.rejected' }];
    expect(verifyGrowing(forged, second, third)).toMatchObject({ whole: false, brokenAt: 3 });
  });

  it('is broken when a known record is missing', () => {
    expect(verifyGrowing(records.slice(0, 1), second, end)).toMatchObject({ whole: false, brokenAt: 2 });
  });
});
