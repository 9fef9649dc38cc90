import { verifyChain, type AuditRecord } from '../../src/mapping/audit-chain';
import { bindApprovals } from '../../src/workflow/bind-approvals';
import { cancel } from '../../src/workflow/cancel';
import { confirmPaste } from '../../src/workflow/confirm-paste';
import { decide } from '../../src/workflow/decide';
import { expireDue } from '../../src/workflow/expire';
import { choose, propose } from '../../src/workflow/propose';
import { requestApproval } from '../../src/workflow/request-approval';
import { retry } from '../../src/workflow/retry';
import type { Actor } from '../../src/mapping/request';
import { describeOnDatabases } from '../store/databases';
import { runRawSql } from '../store/run-raw-sql';
import { useHarness, type Harness } from '../workflow/harness';
import { personNamed } from '../workflow/harness/add-people';
import { alex, robin, taylor, uma } from '../workflow/harness/people';
import {
  approve,
  approvedRequest,
  awaitingPaste,
  bindChannel,
  current,
  done,
  failedRequest,
  pendingRequest,
  proposal,
  wishFor,
} from '../workflow/harness/steps';

const bot = { objectId: 'bot', name: 'sso bot' };

function last(records: readonly AuditRecord[]): AuditRecord | undefined {
  return records.at(-1);
}

describeOnDatabases('invariant 8: everything is recorded', (database) => {
  const harness = useHarness({ database });

  test('every transition of the whole way, with actor, before and after, in a chain that is whole', async () => {
    const h = harness();
    const waiting = await awaitingPaste(h);
    done(await confirmPaste(h.deps, { requestId: waiting.id, revision: null, clicker: robin }));
    await h.runJobs();
    const records = await h.store.audit.records(waiting.id);
    expect(records.map(({ event, actor, before, after }) => [event, actor, before, after])).toEqual([
      ['request.pending', alex, null, 'pending'],
      ['request.approved', taylor, 'pending', 'approved'],
      ['request.publishing', bot, 'approved', 'publishing'],
      ['request.awaiting_paste', bot, 'publishing', 'awaiting_paste'],
      ['request.paste_confirmed', robin, 'awaiting_paste', 'awaiting_paste'],
      ['request.applied', bot, 'awaiting_paste', 'applied'],
    ]);
    expect(verifyChain(await h.store.audit.records(), await h.store.audit.head())).toEqual({
      whole: true,
      records: 7,
    });
  });

  test('the log can only grow', async () => {
    const h = harness();
    await bindChannel(h);
    for (const statement of ["update audit_records set event = 'x'", 'delete from audit_records'])
      await expect(runRawSql(h.url, statement)).rejects.toThrow(/append-only/);
    expect(await h.store.audit.records()).toHaveLength(1);
  });
});

describe('invariant 8: everything is recorded', () => {
  const harness = useHarness();

  test.each<[string, string, (h: Harness) => Promise<string>, Actor]>([
    ['a rejection', 'rejected', rejected, taylor],
    ['a cancellation', 'cancelled', cancelled, alex],
    ['an expiry', 'expired', expired, bot],
    ['a void approval', 'void', voided, bot],
    ['a failure', 'failed', async (h) => (await failedRequest(h)).id, bot],
  ])('%s', async (_what, state, reach, actor) => {
    const h = harness();
    const id = await reach(h);
    expect((await current(h, id)).state).toBe(state);
    const record = last((await h.store.audit.records(id)).filter(({ after }) => after !== null));
    expect(record).toMatchObject({ event: `request.${state}`, after: state, actor });
  });

  test('a retry, with what had failed', async () => {
    const h = harness();
    const { id } = await failedRequest(h, 'No such queue.');
    done(await retry(h.deps, { requestId: id, revision: null, clicker: taylor }));
    expect(last(await h.store.audit.records(id))).toMatchObject({
      actor: taylor,
      before: 'failed',
      after: 'approved',
      details: { retryOf: 'No such queue.' },
    });
  });

  test.each<[string, string, (h: Harness) => Promise<unknown>]>([
    ['map', 'map.denied', (h) => propose(h.deps, { who: 'jane.doe', resourceName: null, requester: uma })],
    [
      'approvals here',
      'approvals.denied',
      (h) => bindApprovals(h.deps, { conversation: {}, name: 'Mine', actor: uma }),
    ],
    [
      'Request approval',
      'request.denied',
      async (h) => requestApproval(h.deps, wishFor(await proposal(h), { clicker: uma })),
    ],
    ['a choice', 'choose.denied', chooseForAnother],
    ['Approve', 'approve.denied', async (h) => approve(h, await pendingRequest(h), uma)],
    [
      'Reject',
      'reject.denied',
      async (h) => {
        const { id: requestId } = await pendingRequest(h);
        return decide(h.deps, { requestId, revision: 1, clicker: uma, verdict: 'rejected', comment: 'no' });
      },
    ],
    ['Reject without a comment', 'reject.denied', rejectSilently],
    ['Cancel request', 'cancel.denied', async (h) => cancel(h.deps, await clickOf(h, pendingRequest))],
    ['Retry', 'retry.denied', async (h) => retry(h.deps, await clickOf(h, failedRequest))],
    [
      'I have pasted it',
      'confirm-paste.denied',
      async (h) => confirmPaste(h.deps, await clickOf(h, awaitingPaste)),
    ],
  ])('a denied attempt at %s, with who tried', async (_what, event, attempt) => {
    const h = harness();
    await attempt(h);
    expect(last(await h.store.audit.records())).toMatchObject({
      event,
      actor: uma,
      before: null,
      after: null,
    });
  });

  test.each([
    ['too late', 'the request is approved', approvedRequest, 1],
    ['from an old card', 'card of revision 0, request at 1', pendingRequest, 0],
  ])('a click that came %s', async (_what, reason, reach, revision) => {
    const h = harness();
    const { id } = await reach(h);
    await approve(h, { id, revision }, taylor);
    expect(last(await h.store.audit.records())).toMatchObject({
      event: 'approve.denied',
      requestId: id,
      actor: taylor,
      details: { reason },
    });
  });

  test('a refused look-up, with the reasons, at the first look and at the second', async () => {
    const h = harness();
    await bindChannel(h);
    await propose(h.deps, { who: 'dan.departed', resourceName: null, requester: alex });
    const refused = {
      event: 'map.refused',
      actor: alex,
      details: { obstacles: [{ code: 'user-disabled' }] },
    };
    expect(last(await h.store.audit.records())).toMatchObject({ ...refused, seq: 2 });
    const shown = await proposal(h);
    personNamed(h, 'Jane Doe').accountEnabled = false;
    await requestApproval(h.deps, wishFor(shown));
    expect(last(await h.store.audit.records())).toMatchObject({ ...refused, seq: 3 });
  });
});

async function rejected(h: Harness): Promise<string> {
  const { id } = await pendingRequest(h);
  const no = { revision: 1, clicker: taylor, verdict: 'rejected', comment: 'no' } as const;
  return done(await decide(h.deps, { requestId: id, ...no })).id;
}

async function cancelled(h: Harness): Promise<string> {
  const { id } = await pendingRequest(h);
  return done(await cancel(h.deps, { requestId: id, revision: 1, clicker: alex })).id;
}

async function expired(h: Harness): Promise<string> {
  const { id } = await pendingRequest(h);
  h.clock.advanceHours(72);
  await expireDue(h.deps);
  return id;
}

async function voided(h: Harness): Promise<string> {
  const { id } = await approvedRequest(h);
  personNamed(h, 'Jane Doe').accountEnabled = false;
  await h.runJobs();
  return id;
}

async function rejectSilently(h: Harness): Promise<unknown> {
  const { id: requestId } = await pendingRequest(h);
  return decide(h.deps, { requestId, revision: 1, clicker: uma, verdict: 'rejected', comment: null });
}

async function chooseForAnother(h: Harness): Promise<unknown> {
  const several = await propose(h.deps, { who: 'tess.twin', resourceName: null, requester: alex });
  if (several.kind !== 'choose-resource') throw new Error(several.kind);
  const { id: draftId, revision } = several.draft;
  return choose(h.deps, { draftId, revision, clicker: uma, objectId: null, resourceId: 1064 });
}

/** Uma's click on the card of a request that was brought this far. */
async function clickOf(h: Harness, reach: (h: Harness) => Promise<{ id: string }>) {
  return { requestId: (await reach(h)).id, revision: null, clicker: uma };
}
