import type { Report } from '../../../src/mapping/report';
import { requestBatch } from '../../../src/workflow/batch/request-batch';
import { takeRow, type RowWish, type Taken } from '../../../src/workflow/reports/take-row';
import { useHarness, type Harness } from '../harness';
import { companyOf } from '../harness/company-of';
import { alex, robin } from '../harness/people';
import { bindChannel, events } from '../harness/steps';
import { madePlan, place, planResult, reportNow, rowOf } from './report-steps';

const harness = useHarness();

/** A company of three whose first resource two people fit equally well. */
async function withTwins(h: Harness): Promise<{ report: Report; wish: RowWish; others: string }> {
  const [first, second] = companyOf(h.directory, 3);
  if (!first || !second) throw new Error('the company has nobody');
  const twin = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4bffff';
  h.directory.people.push({ ...first, id: twin });
  const report = await madePlan(h);
  const row = (await h.store.reports.rows(report.id, { lists: ['ambiguous'], limit: 1 }))[0];
  if (!row) throw new Error('nothing is ambiguous');
  const { id: reportId, revision } = report;
  return {
    report,
    wish: { reportId, revision, clicker: alex, position: row.position, objectId: first.id },
    others: second.id,
  };
}

test('takes the chosen person, so that approval is asked for it too', async () => {
  const h = harness();
  const { report, wish } = await withTwins(h);
  expect(planResult(report).summary.counts).toMatchObject({ exact: 2, chosen: 0, ambiguous: 1 });
  const taken = await takeRow(h.deps, wish);
  expect(taken).toMatchObject({ kind: 'taken', row: { verdict: 'chosen', user: { id: wish.objectId } } });
  const now = await reportNow(h, report);
  expect(now.revision).toBe(report.revision + 1);
  expect(planResult(now).summary.counts).toMatchObject({ exact: 2, chosen: 1, ambiguous: 0 });
  expect(planResult(now).summary.estimate.calls).toBe(planResult(report).summary.estimate.calls + 1);
  expect(await h.store.reports.countsOf(report.id)).toMatchObject({ exact: 2, chosen: 1 });
  expect((await h.store.audit.records()).at(-1)).toMatchObject({
    actor: alex,
    event: 'plan.chosen',
    details: { position: wish.position, objectId: wish.objectId },
  });
});

test('includes a likely row', async () => {
  const h = harness();
  const report = await madePlan(h);
  const likely = (await h.store.reports.rows(report.id, { lists: ['likely'], limit: 1 }))[0];
  if (!likely || !('plan' in likely) || !likely.plan.user) throw new Error('nothing is likely');
  const { id: reportId, revision } = report;
  const wish = {
    reportId,
    revision,
    clicker: alex,
    position: likely.position,
    objectId: likely.plan.user.id,
  };
  expect(await takeRow(h.deps, wish)).toMatchObject({ kind: 'taken', row: { verdict: 'chosen' } });
});

test('refuses a person who is in another row that is asked for', async () => {
  const h = harness();
  const { wish, others } = await withTwins(h);
  const row = await h.store.reports.row(wish.reportId, wish.position);
  if (!row || !('plan' in row)) throw new Error('there is no such row');
  const used = h.directory.people.find(({ id }) => id === others);
  const [candidate] = row.plan.candidates;
  if (!used || !candidate) throw new Error('nobody to choose');
  const user = { ...candidate.user, id: others };
  await h.store.reports.setRow(wish.reportId, {
    ...row,
    plan: { ...row.plan, candidates: [...row.plan.candidates, { ...candidate, user }] },
  });
  expect(await takeRow(h.deps, { ...wish, objectId: others })).toMatchObject({
    kind: 'person-used',
    row: { verdict: 'exact', user: { id: others } },
  });
  expect((await reportNow(h, { id: wish.reportId })).revision).toBe(wish.revision);
});

describe('changes nothing', () => {
  test.each([
    ['for a person who does not fit the row', { objectId: robin.objectId }, { kind: 'not-a-candidate' }],
    ['in a row that is not there', { position: 999 }, { kind: 'not-a-candidate' }],
    ['in a row that is exact', { position: 2 }, { kind: 'not-a-candidate' }],
    ['from a card of an older revision', { revision: 1 }, { kind: 'stale' }],
    ['for another administrator', { clicker: robin }, { kind: 'not-yours', owner: 'Alex Admin' }],
    ['for a plan that is not there', { reportId: 'f0rg-ed00' }, { kind: 'gone' }],
  ] as [string, Partial<RowWish>, Partial<Taken>][])('%s', async (_what, given, kind) => {
    const h = harness();
    const { report, wish } = await withTwins(h);
    expect(await takeRow(h.deps, { ...wish, ...given })).toMatchObject(kind);
    expect(await reportNow(h, report)).toEqual(report);
    expect(await events(h)).not.toContain('plan.chosen');
  });

  test('for whoever is no administrator any more', async () => {
    const h = harness();
    const { wish } = await withTwins(h);
    for (const group of h.directory.groups)
      group.memberIds = group.memberIds.filter((id) => id !== alex.objectId);
    expect(await takeRow(h.deps, wish)).toEqual({ kind: 'denied' });
    expect((await events(h)).at(-1)).toBe('plan.choose.denied');
  });

  test('once approval was asked for', async () => {
    const h = harness();
    const { report, wish } = await withTwins(h);
    await bindChannel(h);
    const asked = await requestBatch(h.deps, {
      reportId: report.id,
      revision: report.revision,
      clicker: alex,
      note: null,
      place,
    });
    if (asked.kind !== 'requested') throw new Error(asked.kind);
    expect(await takeRow(h.deps, wish)).toEqual({ kind: 'already-requested', batchId: asked.batch.id });
  });
});

test('of two clicks at once one takes the row, and the other changes nothing', async () => {
  const h = harness();
  const { wish } = await withTwins(h);
  const kinds = (await Promise.all([takeRow(h.deps, wish), takeRow(h.deps, wish)])).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(1);
  expect((await events(h)).filter((event) => event === 'plan.chosen')).toHaveLength(1);
});

test('a click that another one overtakes at the last moment is told that the plan has changed', async () => {
  const h = harness();
  const { wish } = await withTwins(h);
  const { reports } = h.store;
  const overtaken: typeof reports.usesOf = async (...asked) => {
    await takeRow(h.deps, wish);
    return reports.usesOf(...asked);
  };
  const deps = { ...h.deps, store: { ...h.store, reports: { ...reports, usesOf: overtaken } } };
  expect(await takeRow(deps, wish)).toMatchObject({ kind: 'stale' });
  expect((await events(h)).filter((event) => event === 'plan.chosen')).toHaveLength(1);
});

test('a click reads the rows it is about and no list of them, however large the plan is', async () => {
  const h = harness();
  const { wish } = await withTwins(h);
  const rows = jest.spyOn(h.store.reports, 'rows');
  expect(await takeRow(h.deps, wish)).toMatchObject({ kind: 'taken' });
  expect(rows).not.toHaveBeenCalled();
});

test('a chosen row is settled', async () => {
  const h = harness();
  const { report, wish } = await withTwins(h);
  await takeRow(h.deps, wish);
  const { revision } = await reportNow(h, report);
  expect(await takeRow(h.deps, { ...wish, revision })).toEqual({ kind: 'not-a-candidate' });
  const given0 = h.directory.resources[0]?.userName ?? '';
  expect(await rowOf(h, report, given0)).toMatchObject({ verdict: 'chosen' });
});
