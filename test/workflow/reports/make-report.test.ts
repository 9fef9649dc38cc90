import type { ReportTask } from '../../../src/mapping/report';
import { botActor } from '../../../src/mapping/request';
import { makeReport } from '../../../src/workflow/reports/make-report';
import { storeReport } from '../../../src/workflow/reports/store-report';
import { useHarness, type Harness } from '../harness';
import { during, Life, mortal, mortalFetch } from '../harness/mortal';
import { alex } from '../harness/people';
import { events } from '../harness/steps';
import { askedReport, drawnReports, madePlan, planResult, planRows, reportNow } from './report-steps';

const harness = useHarness();
const plan: ReportTask = { kind: 'plan', scope: { kind: 'all' } };

/** @param failures how often it failed before; it was leased more often than that, as after restarts */
function job(subject: string, failures = 0) {
  const attempts = failures + 20;
  return { id: 'j', kind: 'make-report', subject, attempts, failures, owner: 'o', availableAt: '' } as const;
}

async function make(h: Harness, id: string, failures = 0): Promise<void> {
  await makeReport({ ...h.deps, messenger: h.messenger }, job(id, failures));
}

describe('trouble', () => {
  test('that passes is waited out: the report is made by a later try', async () => {
    const h = harness();
    const report = await askedReport(h, plan);
    h.autotask.faults.add({ match: /Resources\/query/, status: 503, times: 20 });
    await h.runJobs();
    expect(await reportNow(h, report)).toMatchObject({ state: 'reading' });
    expect(drawnReports(h)).toEqual([]);
    h.autotask.faults.clear();
    h.clock.advanceHours(1);
    await h.runJobs();
    expect(await reportNow(h, report)).toMatchObject({ state: 'ready', revision: 2 });
  });

  test.each([
    [3, 600_000],
    [4, 599_999],
    [20, 300_000],
  ])('that passes is waited out after %i failures and %i ms from the asking on', async (failures, ms) => {
    const h = harness();
    const report = await askedReport(h, plan);
    h.autotask.faults.add({ match: /Resources\/query/, status: 503, times: Infinity });
    h.clock.advance(ms);
    await expect(make(h, report.id, failures)).rejects.toMatchObject({ upstream: 'Autotask' });
    expect(await reportNow(h, report)).toMatchObject({ state: 'reading' });
  });

  test('that does not pass within five tries and ten minutes is told on the card', async () => {
    const h = harness();
    const report = await askedReport(h, plan);
    h.autotask.faults.add({ match: /Resources\/query/, status: 503, times: Infinity });
    h.clock.advance(600_000);
    await make(h, report.id, 4);
    const failed = await reportNow(h, report);
    expect(failed).toMatchObject({ state: 'failed', failure: expect.stringContaining('Autotask') as string });
    expect(drawnReports(h)).toEqual([failed]);
  });

  test('that needs a person is told at once, with the way out', async () => {
    const h = harness();
    const asked = await askedReport(h, plan);
    h.graph.deniedPermissions.add('User.Read.All');
    await h.runJobs();
    expect(await reportNow(h, asked)).toMatchObject({
      state: 'failed',
      failure: expect.stringMatching(/User\.Read\.All/) as string,
    });
    expect(await h.store.outbox.backlog()).toMatchObject({ depth: 0 });
  });

  test('of our own is told in general words after five tries', async () => {
    const h = harness();
    const report = await askedReport(h, plan);
    const broken = { ...h.deps.resources, allActive: () => Promise.reject(new Error('of a library')) };
    const deps = { ...h.deps, resources: broken, messenger: h.messenger };
    await expect(makeReport(deps, job(report.id, 0))).rejects.toThrow('of a library');
    await makeReport(deps, job(report.id, 4));
    expect(await reportNow(h, report)).toMatchObject({
      state: 'failed',
      failure: 'Something went wrong on our side.',
    });
  });

  test('with Teams leaves what was made, which is drawn later and not made anew', async () => {
    const h = harness();
    h.messenger.trouble = () => new Error('Teams is away');
    const report = await madePlan(h);
    expect(report.state).toBe('ready');
    expect(drawnReports(h)).toEqual([]);
    h.messenger.trouble = null;
    const reads = h.graph.requests.length;
    h.clock.advanceHours(1);
    await h.runJobs();
    expect(drawnReports(h)).toEqual([report]);
    expect(h.graph.requests).toHaveLength(reads);
  });
});

test('a job for a report that was removed does nothing', async () => {
  const h = harness();
  await make(h, 'r3m0-ved1');
  expect(h.messenger.said).toEqual([]);
});

test('made by two at once, it is made once: one of them stands and is on record once', async () => {
  const h = harness();
  const { id } = await askedReport(h, plan);
  await Promise.all([make(h, id), make(h, id)]);
  const report = await reportNow(h, { id });
  expect(report).toMatchObject({ state: 'ready', revision: 2 });
  expect((await events(h)).filter((event) => event === 'plan.made')).toHaveLength(1);
  const rows = await planRows(h, report);
  expect(rows.filter(({ verdict }) => verdict === 'exact')).toHaveLength(
    planResult(report).summary.counts.exact,
  );
  expect(drawnReports(h)).toEqual([report, report]);
});

test('that fails while another makes it, is as the other made it', async () => {
  const h = harness();
  const { id } = await askedReport(h, plan);
  const stale = {
    ...h.deps,
    messenger: h.messenger,
    resources: {
      ...h.deps.resources,
      allActive: async () => {
        await make(h, id);
        throw new Error('too late');
      },
    },
  };
  await makeReport(stale, job(id, 4));
  expect(await reportNow(h, { id })).toMatchObject({ state: 'ready', failure: null });
  expect(drawnReports(h).map(({ state }) => state)).toEqual(['ready', 'ready']);
});

test('what failed without anybody waiting for it is on record, and told nobody where there is no channel', async () => {
  const h = harness();
  const report = await askedReport(h, { kind: 'drift' });
  const nightly = { ...report, id: 'n1gh-tly1', askedBy: botActor, place: null };
  await storeReport(h.deps, nightly);
  h.graph.deniedPermissions.add('User.Read.All');
  await make(h, nightly.id);
  expect(await reportNow(h, nightly)).toMatchObject({ state: 'failed' });
  expect(h.messenger.said).toEqual([]);
  expect((await h.store.audit.records()).at(-1)).toMatchObject({
    actor: botActor,
    event: 'drift.failed',
    details: { reportId: nightly.id, failure: expect.stringMatching(/User\.Read\.All/) as string },
  });
});

test('drift asked by hand is made too, and on record with its numbers', async () => {
  const h = harness();
  const report = await askedReport(h, { kind: 'drift' });
  await h.runJobs();
  expect(await reportNow(h, report)).toMatchObject({ state: 'ready', result: { kind: 'drift', total: 0 } });
  expect((await h.store.audit.records()).at(-1)).toMatchObject({
    actor: alex,
    event: 'drift.checked',
    details: { total: 0, accepted: 0 },
  });
});

test('killed before any of its steps, a plan is made once, with all its rows, and drawn', async () => {
  const fetches = mortalFetch();
  try {
    let end = 1;
    for (let wasKilled = true; wasKilled; end += 1) {
      const h = harness();
      const { id } = await askedReport(h, plan);
      const life = new Life(end);
      const deps = mortal({ ...h.deps, messenger: h.messenger }, life);
      wasKilled = await during(life, () => makeReport(deps, job(id)))
        .then(() => false)
        .catch(() => true);
      await make(h, id);
      const report = await reportNow(h, { id });
      const { counts } = planResult(report).summary;
      expect(await h.store.reports.countsOf(id)).toEqual(
        Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
      );
      expect(drawnReports(h).at(-1)).toEqual(report);
      const made = (await h.store.audit.records()).filter(({ details }) => details.reportId === id);
      expect(made).toHaveLength(1);
    }
    expect(end).toBeGreaterThan(10);
  } finally {
    fetches.mockRestore();
  }
});
