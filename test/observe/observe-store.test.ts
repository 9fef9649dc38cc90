import type { AuditEvent } from '../../src/mapping/audit-chain';
import { decisionIn } from '../../src/metrics/decision-in';
import { readStored } from '../../src/metrics/read-stored';
import { observeStore } from '../../src/observe/observe-store';
import { decide } from '../../src/workflow/decide';
import { describeOnDatabases } from '../store/databases';
import { useHarness, type Harness } from '../workflow/harness';
import { alex, taylor } from '../workflow/harness/people';
import { approve, pendingRequest } from '../workflow/harness/steps';

/** The harness with its store observed, and what was told of it. */
function observed(harness: Harness): { harness: Harness; events: AuditEvent[] } {
  const events: AuditEvent[] = [];
  const store = observeStore(harness.store, (recorded) => events.push(...recorded));
  return { events, harness: { ...harness, store, deps: { ...harness.deps, store } } };
}

function decisionsIn(events: readonly AuditEvent[]): object[] {
  return events.map(decisionIn).filter((decision) => decision !== null);
}

describeOnDatabases('what is told of the store', (database) => {
  const fresh = useHarness({ database });

  test('a decision is told once, when it is committed, and a second click is none', async () => {
    const { harness, events } = observed(fresh());
    const request = await pendingRequest(harness);
    await approve(harness, request);
    await approve(harness, request);
    expect(decisionsIn(events)).toEqual([
      { subject: 'request', verdict: 'approved' },
      // Too late, which is an attempt that was refused.
      { subject: 'request', verdict: 'denied' },
    ]);
  });

  test('who may not decide is counted as denied, a rejection as rejected', async () => {
    const { harness, events } = observed(fresh());
    const request = await pendingRequest(harness);
    await approve(harness, request, alex);
    const click = { requestId: request.id, revision: request.revision, clicker: taylor };
    await decide(harness.deps, { ...click, verdict: 'rejected', comment: 'Somebody else.' });
    expect(decisionsIn(events)).toEqual([
      { subject: 'request', verdict: 'denied' },
      { subject: 'request', verdict: 'rejected' },
    ]);
  });

  test('what was rolled back is not told', async () => {
    const { harness, events } = observed(fresh());
    const doomed = harness.store.transaction(async ({ audit }) => {
      await audit.append({ ...event('request.approved'), before: 'pending' });
      throw new Error('no');
    });
    await expect(doomed).rejects.toThrow('no');
    expect(events).toEqual([]);
  });

  test('the figures say what stands in the database, and a job under way is not late', async () => {
    const { harness } = observed(fresh());
    const request = await pendingRequest(harness);
    const now = harness.clock.now();
    expect(await readStored(harness.store, now)).toMatchObject({
      requests: { pending: 1 },
      failingJobs: {},
      oldestDue: now.toISOString(),
      secretExpiresAt: null,
      drift: null,
    });
    const { outbox } = harness.store;
    const until = new Date(now.getTime() + 60_000).toISOString();
    const leased = [];
    for (let at = 0; at < 5; at += 1) {
      leased.push(await outbox.claim({ owner: 'me', now: now.toISOString(), until }));
    }
    const jobs = leased.filter((job) => job !== null);
    expect(jobs.map(({ subject }) => subject)).toContain(request.id);
    expect(await readStored(harness.store, now)).toMatchObject({ jobs: jobs.length, oldestDue: null });
    for (const job of jobs) await outbox.postpone(job, until, 'Teams is away.');
    const { failingJobs } = await readStored(harness.store, now);
    expect(failingJobs).toMatchObject({ 'post-approval': 1 });
  });
});

test.each([
  ['a retry, of what was approved before', { event: 'request.approved', before: 'failed' }],
  ['a batch that is resumed', { event: 'batch.running', before: 'paused' }],
  [
    'a row, which follows its batch',
    { event: 'request.approved', before: 'pending', details: { batchId: 'b' } },
  ],
  ['anything else', { event: 'request.expired', before: 'pending' }],
])('%s is no decision', (_what, happened) => {
  expect(decisionIn({ ...event(happened.event), ...happened })).toBeNull();
});

test.each([
  ['batch.running', 'batch', 'approved'],
  ['batch.rejected', 'batch', 'rejected'],
  ['batch.approval', 'batch', 'counted'],
  ['request.approval', 'request', 'counted'],
])('%s is a decision: %s, %s', (name, subject, verdict) => {
  expect(decisionIn({ ...event(name), before: 'pending' })).toEqual({ subject, verdict });
});

function event(name: string): AuditEvent {
  const actor = { objectId: 'a', name: 'A' };
  return {
    at: '2026-07-01T09:00:00.000Z',
    actor,
    event: name,
    requestId: 'r',
    before: null,
    after: null,
    details: {},
  };
}
