import { readPairs } from '../../../src/mapping/csv/read-pairs';
import type { MappingRequest } from '../../../src/mapping/request';
import { acceptOffer, type OfferAccepted } from '../../../src/workflow/export/accept-offer';
import { failedRowsCsv } from '../../../src/workflow/export/failed-rows-csv';
import { offerDownload } from '../../../src/workflow/export/offer-download';
import type { Store } from '../../../src/workflow/stores';
import { exampleUser } from '../../mapping/examples';
import { exampleRow } from '../../teams/cards/batch-examples';
import { useHarness } from '../harness';
import { alex, taylor, uma } from '../harness/people';

const harness = useHarness();

/** A store whose batch has these rows. */
function storeOf(rows: readonly MappingRequest[]): Store {
  const { store } = harness();
  const inBatch: Store['requests']['inBatch'] = (_batch, { states, offset = 0, limit }) =>
    Promise.resolve(
      rows.filter(({ state }) => states?.includes(state) ?? true).slice(offset, offset + limit),
    );
  return { ...store, requests: { ...store.requests, inBatch } };
}

async function linesOf(rows: readonly MappingRequest[]): Promise<string[]> {
  const text = await failedRowsCsv({ store: storeOf(rows) }, 'b-1');
  return text.replace('\uFEFF', '').trimEnd().split('\r\n');
}

describe('the rows that were not posted', () => {
  it('are listed with the reason, and others are not', async () => {
    const rows = [
      exampleRow(1, { state: 'failed', failure: 'The title is not allowed.' }),
      exampleRow(2, { state: 'applied' }),
      exampleRow(3, { state: 'void', obstacles: [{ code: 'user-gone' }, { code: 'resource-gone' }] }),
    ];
    const [header, failed, gone, ...more] = await linesOf(rows);
    expect(header).toBe('"user","resource","name","Object ID","reason"');
    expect(failed).toMatch(/,"The title is not allowed\."$/);
    expect(gone).toMatch(/,"The person is no longer in Entra ID\. Autotask no longer has the resource\."$/);
    expect(more).toEqual([]);
  });

  it('are all listed, more than are read at once', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => exampleRow(index + 1, { state: 'failed' }));
    expect(await linesOf(rows)).toHaveLength(2_001);
  });

  it('are what map file reads back', async () => {
    const row = exampleRow(1, { state: 'failed', failure: 'x, "y"' });
    const text = await failedRowsCsv({ store: storeOf([row]) }, 'b-1');
    expect(readPairs(Buffer.from(text), 'failed.csv')).toMatchObject({
      kind: 'pairs',
      lines: [{ user: row.user.userPrincipalName, resource: row.resource.userName }],
      unreadable: [],
    });
  });

  it('hold nothing that a spreadsheet would run', async () => {
    const user = exampleUser({
      displayName: '=HYPERLINK("https://evil.example")',
      userPrincipalName: '+1@x.example',
    });
    const [, line] = await linesOf([exampleRow(1, { state: 'failed', user, failure: '@SUM(A1)' })]);
    expect(line).not.toMatch(/(^|,)"?[=+@]/);
  });
});

describe('who gets them', () => {
  async function accepted(owner: typeof alex): Promise<OfferAccepted['kind']> {
    const wish = { owner, content: { kind: 'failed-rows', batchId: 'b-1' }, fileName: 'failed.csv' } as const;
    const { id } = await offerDownload(harness().deps, wish);
    return (await acceptOffer(harness().deps, { downloadId: id, clicker: owner })).kind;
  }

  it.each([
    ['an administrator does', alex, 'file'],
    ['an approver does', taylor, 'file'],
    ['somebody without a role does not', uma, 'denied'],
  ])('%s', async (_who, owner, kind) => {
    expect(await accepted(owner)).toBe(kind);
  });

  it('is recorded with the batch', async () => {
    await accepted(taylor);
    const records = await harness().store.audit.records('b-1');
    expect(records.map(({ event }) => event)).toEqual(['export.asked', 'export.fetched']);
  });
});
