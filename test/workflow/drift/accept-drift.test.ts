import type { Report } from '../../../src/mapping/report';
import { acceptDrift, type DriftAccepted } from '../../../src/workflow/drift/accept-drift';
import { driftPage } from '../../../src/workflow/drift/drift-page';
import type { RowClick } from '../../../src/workflow/drift/finding-at';
import { useHarness, type Harness } from '../harness';
import { personNamed } from '../harness/add-people';
import { alex, janesObjectId, janesResourceId, taylor } from '../harness/people';
import { appliedRequest, events } from '../harness/steps';
import { driftReport, rowClick } from './steps';

const harness = useHarness();

async function renamedJane(at: Harness = harness()): Promise<Report> {
  await appliedRequest(at);
  personNamed(at, 'Jane Doe').displayName = 'Jane Miller';
  return driftReport(at);
}

function accept(report: Report, given: Partial<RowClick> = {}, reason = 'Married.'): Promise<DriftAccepted> {
  return acceptDrift(harness().deps, { ...rowClick(report, given), reason });
}

it('shows who accepted the row and why, and is on record', async () => {
  const report = await renamedJane();
  const at = harness().clock.now().toISOString();
  expect(await accept(report)).toMatchObject({
    kind: 'done',
    digest: { rows: [{ position: 1, accepted: { by: taylor, at, reason: 'Married.' } }], page: 0 },
  });
  expect((await harness().store.audit.records()).at(-1)).toMatchObject({
    actor: taylor,
    event: 'drift.accepted',
    details: {
      kind: 'user-renamed',
      objectId: janesObjectId,
      resourceId: janesResourceId,
      reason: 'Married.',
    },
  });
});

it('is for approvers only, and a refused attempt is on record', async () => {
  const report = await renamedJane();
  expect(await accept(report, { clicker: alex })).toEqual({ kind: 'denied', denial: 'not-approver' });
  expect((await events(harness())).at(-1)).toBe('drift.accept.denied');
  expect(await harness().store.acceptedDrifts.all()).toEqual([]);
});

it('needs a reason', async () => {
  const report = await renamedJane();
  expect(await accept(report, {}, '')).toEqual({ kind: 'reason-missing' });
  expect(await harness().store.acceptedDrifts.all()).toEqual([]);
});

it('happens once: whoever comes later is told who was first', async () => {
  const report = await renamedJane();
  await accept(report);
  expect(await accept(report, {}, 'Me too.')).toMatchObject({
    kind: 'already',
    accepted: { by: taylor, reason: 'Married.' },
  });
});

it('is refused for a row, a report or a revision that is not there', async () => {
  const report = await renamedJane();
  expect(await accept(report, { position: 2 })).toEqual({ kind: 'gone' });
  expect(await accept(report, { position: 0 })).toEqual({ kind: 'gone' });
  expect(await accept(report, { revision: report.revision + 1 })).toEqual({ kind: 'stale' });
  expect(await accept(report, { reportId: 'forged' })).toEqual({ kind: 'gone' });
  expect(await harness().store.acceptedDrifts.all()).toEqual([]);
});

describe('on an older digest', () => {
  async function laterAs(displayName: string): Promise<Report> {
    harness().clock.advance(60_000);
    personNamed(harness(), 'Jane Doe').displayName = displayName;
    return driftReport(harness());
  }

  /** Jane was Miller in the older digest, and is Smith in the newer one. */
  async function twoDigests(): Promise<{ older: Report; newer: Report }> {
    const older = await renamedJane();
    personNamed(harness(), 'Jane Miller').displayName = 'Jane Doe';
    return { older, newer: await laterAs('Jane Smith') };
  }

  it('leaves what was accepted on a newer one', async () => {
    const { older, newer } = await twoDigests();
    await accept(newer);
    expect(await accept(older)).toEqual({ kind: 'stale' });
    expect((await driftReport(harness())).result).toMatchObject({ total: 0, accepted: 1 });
  });

  it('goes on being possible while it is still so', async () => {
    const report = await renamedJane();
    harness().clock.advance(24 * 3_600_000);
    await driftReport(harness());
    expect(await accept(report)).toMatchObject({ kind: 'done' });
  });

  it('and a newer one can accept what changed back', async () => {
    const { newer } = await twoDigests();
    await accept(newer);
    personNamed(harness(), 'Jane Smith').displayName = 'Jane Doe';
    expect(await accept(await laterAs('Jane Miller'))).toMatchObject({ kind: 'done' });
  });
});

describe('nobody accepts what is about themselves', () => {
  async function aboutTaylor(at: Harness): Promise<DriftAccepted> {
    const report = await renamedJane(at);
    const row = await at.store.reports.row(report.id, 1);
    if (!row || !('drift' in row)) throw new Error('nothing was found');
    const drift = { ...row.drift, objectId: taylor.objectId.toUpperCase() };
    await at.store.reports.setRow(report.id, { ...row, drift });
    return acceptDrift(at.deps, { ...rowClick(report), reason: 'It is me.' });
  }

  it('where four eyes are needed', async () => {
    expect(await aboutTaylor(harness())).toEqual({ kind: 'denied', denial: 'own-mapping' });
  });

  const onePersonShop = useHarness({ settings: { fourEyes: false } });

  it('but in a one-person shop', async () => {
    expect(await aboutTaylor(onePersonShop())).toMatchObject({ kind: 'done' });
  });
});

describe('driftPage', () => {
  it('shows four rows a page, and the last page for one that is not there', async () => {
    const report = await renamedJane();
    const row = await harness().store.reports.row(report.id, 1);
    if (!row || !('drift' in row) || report.result?.kind !== 'drift') throw new Error('nothing was found');
    const rows = [1, 2, 3, 4, 5].map((position) => ({ ...row, position }));
    await harness().store.reports.setRows(report.id, rows);
    const five = { ...report, result: { ...report.result, total: 5 } };
    const positions = async (page: number): Promise<unknown> => {
      const shown = await driftPage(harness().deps, five, page);
      return [shown?.page, shown?.pages, shown?.rows.map(({ position }) => position)];
    };
    expect(await positions(0)).toEqual([0, 2, [1, 2, 3, 4]]);
    expect(await positions(1)).toEqual([1, 2, [5]]);
    expect(await positions(99)).toEqual([1, 2, [5]]);
  });

  it('knows no report that is not there or not ready', async () => {
    const report = await renamedJane();
    expect(await driftPage(harness().deps, null, 0)).toBeNull();
    expect(await driftPage(harness().deps, { ...report, result: null }, 0)).toBeNull();
  });
});
