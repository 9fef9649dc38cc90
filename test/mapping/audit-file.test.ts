import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toAuditCsv, toJsonLines, verifyJsonLines } from '../../src/mapping/audit-file';
import { chain, emptyChain, type AuditEvent, type AuditRecord } from '../../src/mapping/audit-chain';

const event: AuditEvent = {
  at: '2026-03-02T09:00:00.000Z',
  actor: { objectId: 'a1', name: 'Zoë "Z" Ångström' },
  event: 'request.approved',
  requestId: 'k7m2-9qxd',
  before: 'pending',
  after: 'approved',
  details: { comment: '=HYPERLINK("https://evil.example")', list: [1, null, { deep: true }] },
};

/** A chain of so many records, each with other facts. */
function records(facts: readonly Partial<AuditEvent>[]): AuditRecord[] {
  return facts.reduce<AuditRecord[]>(
    (all, fact) => [...all, chain(all.at(-1) ?? emptyChain, { ...event, ...fact })],
    [],
  );
}

const three = records([{}, { requestId: null, before: null, after: null, details: {} }, {}]);
const lines = toJsonLines(three).trimEnd().split('\n');

describe('JSON Lines', () => {
  it('are whole as they were exported, and name the end of the chain', () => {
    expect(verifyJsonLines(toJsonLines(three))).toEqual({
      verdict: { whole: true, records: 3 },
      lastHash: three[2]?.hash,
    });
    expect(verifyJsonLines('')).toMatchObject({ verdict: { whole: true, records: 0 } });
  });

  it('survive what editors do to the ends of lines', () => {
    expect(verifyJsonLines(`\uFEFF${lines.join('\r\n')}`).verdict).toEqual({ whole: true, records: 3 });
  });

  it('hold whatever details there are, exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 }), (details) => {
        const text = toJsonLines(records(details.map((each) => ({ details: each }))));
        expect(verifyJsonLines(text).verdict).toEqual({ whole: true, records: details.length });
      }),
    );
  });

  it.each([
    [
      'a word is changed',
      (all: string[]) => all.map((line, at) => (at === 1 ? line.replace('approved', 'rejected') : line)),
      2,
      'changed',
    ],
    ['a record is missing', (all: string[]) => all.filter((_, at) => at !== 1), 2, 'missing'],
    ['the first is missing', (all: string[]) => all.slice(1), 1, 'missing'],
    ['two changed places', ([a = '', b = '', c = '']: string[]) => [a, c, b], 2, 'missing'],
    ['one is no JSON', ([a = '', , c = '']: string[]) => [a, '{', c], 2, 'line 2 of the file is no record'],
    [
      'one has a field more',
      ([a = '', b = '', c = '']: string[]) => [a, b, c.replace('{', '{"x":1,')],
      3,
      'no record',
    ],
    ['an empty line is between', ([a = '', b = '']: string[]) => [a, '', b], 2, 'no record'],
  ])('when %s, name the first broken record', (_what, change, brokenAt, reason) => {
    const { verdict } = verifyJsonLines(change(lines).join('\n'));
    expect(verdict).toMatchObject({
      whole: false,
      brokenAt,
      reason: expect.stringContaining(reason) as string,
    });
  });
});

describe('CSV', () => {
  const rows = parse<Record<string, string>>(toAuditCsv(three), { bom: true, columns: true });

  it('holds every record with its hashes and its details as JSON', () => {
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ seq: '1', 'actor name': event.actor.name, hash: three[0]?.hash });
    expect(JSON.parse(rows[0]?.details ?? '')).toEqual(event.details);
    expect(rows[1]).toMatchObject({ 'request id': '', before: '', 'previous hash': three[0]?.hash });
  });

  it('holds nothing that a spreadsheet would run', () => {
    const evil = records(
      ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'].map((name) => ({ actor: { objectId: name, name } })),
    );
    const cells = parse(toAuditCsv(evil), { bom: true }).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});
