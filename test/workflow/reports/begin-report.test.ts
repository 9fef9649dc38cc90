import { beginReport } from '../../../src/workflow/reports/begin-report';
import { useHarness } from '../harness';
import { alex, robin, sam, taylor, uma } from '../harness/people';
import { askedReport, reportNow } from './report-steps';

const harness = useHarness();
const plan = { kind: 'plan', scope: { kind: 'all' } } as const;
const coverage = { kind: 'coverage' } as const;
const drift = { kind: 'drift' } as const;

test.each([
  ['an administrator', alex, plan],
  ['an administrator', alex, coverage],
  ['an approver', taylor, coverage],
  ['an approver through another group', sam, drift],
  ['somebody who is both', robin, plan],
])('%s (%j) may ask for %j', async (_who, actor, task) => {
  expect(await beginReport(harness().deps, { actor, task })).toMatchObject({
    kind: 'begun',
    report: {
      state: 'reading',
      revision: 1,
      kind: task.kind,
      task,
      askedBy: actor,
      result: null,
      failure: null,
    },
  });
});

test.each([
  ['an approver', taylor, plan, 'not-administrator'],
  ['somebody else', uma, plan, 'not-administrator'],
  ['somebody else', uma, coverage, 'neither administrator nor approver'],
  ['somebody else', uma, drift, 'neither administrator nor approver'],
])('%s (%j) may not ask for %j, and the attempt is on record', async (_who, actor, task, reason) => {
  const h = harness();
  expect(await beginReport(h.deps, { actor, task })).toEqual({ kind: 'denied' });
  expect(await h.store.audit.records()).toMatchObject([
    { actor, event: `${task.kind}.denied`, details: { reason } },
  ]);
});

test('nothing is stored before its place is known, then the report with the job that makes it', async () => {
  const h = harness();
  await beginReport(h.deps, { actor: alex, task: plan });
  expect(await h.store.outbox.backlog()).toMatchObject({ depth: 0 });
  const report = await askedReport(h, plan);
  expect(await reportNow(h, report)).toEqual(report);
  expect(await h.store.outbox.backlog()).toMatchObject({ depth: 1 });
});

test('when Entra does not tell the roles, it says so', async () => {
  const h = harness();
  h.graph.deniedPermissions.add('GroupMember.Read.All');
  await expect(beginReport(h.deps, { actor: alex, task: plan })).rejects.toMatchObject({ trouble: 'denied' });
});
