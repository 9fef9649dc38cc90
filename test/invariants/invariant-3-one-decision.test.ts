import { verifyChain } from '../../src/mapping/audit-chain';
import type { Actor, MappingRequest } from '../../src/mapping/request';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Clicked } from '../../src/workflow/act';
import { cancel } from '../../src/workflow/cancel';
import type { Deps } from '../../src/workflow/deps';
import { decide } from '../../src/workflow/decide';
import { expireDue } from '../../src/workflow/expire';
import { describeOnDatabases } from '../store/databases';
import { requestNumber } from '../store/examples';
import { useHarness, type Harness } from '../workflow/harness';
import { alex, sam, taylor } from '../workflow/harness/people';
import { approve, current, done, events, pendingRequest } from '../workflow/harness/steps';

const rounds = 200;

describeOnDatabases('invariant 3: one decision', (database) => {
  const harness = useHarness({ database });
  let other: OpenStore | undefined;

  afterEach(async () => {
    await other?.close();
    other = undefined;
  });

  /** A second instance of the program: on PostgreSQL with connections of its own; SQLite serves one process only. */
  async function secondInstance({ deps, store, url }: Harness): Promise<Deps> {
    if (database.name === 'SQLite') return { ...deps, store };
    other = await openStore({ url });
    return { ...deps, store: other };
  }

  test(`two approvers clicking at once, ${rounds} rounds: always exactly one decision, the other told who decided`, async () => {
    const h = harness();
    const instances = [h.deps, await secondInstance(h)] as const;
    const winners = { [taylor.name]: 0, [sam.name]: 0 };
    for (let round = 1; round <= rounds; round += 1) {
      const { id } = await openRequest(h, round);
      const [first, second] = round % 2 === 0 ? instances : [instances[1], instances[0]];
      const clicks = await Promise.all([
        click(first, id, round % 2 === 0 ? taylor : sam, 'approved'),
        click(second, id, round % 2 === 0 ? sam : taylor, 'rejected'),
      ]);
      const winner = await oneWinner(h, id, clicks);
      winners[winner] = (winners[winner] ?? 0) + 1;
    }
    // Both came first at times.
    expect(Math.min(...Object.values(winners))).toBeGreaterThan(0);
    expect(verifyChain(await h.store.audit.records(), await h.store.audit.head())).toEqual({
      whole: true,
      records: 2 * rounds,
    });
  }, 120_000);

  test('approval, rejection, cancellation and expiry at once: one of them', async () => {
    const h = harness();
    const second = await secondInstance(h);
    for (let round = 1; round <= 20; round += 1) {
      const { id } = await openRequest(h, round);
      const later = { ...second, clock: () => new Date(h.clock.now().getTime() + 73 * 3_600_000) };
      const [clicked, cancelled] = await Promise.all([
        click(h.deps, id, taylor, 'approved'),
        cancel(second, { requestId: id, revision: 1, clicker: alex }),
        click(second, id, sam, 'rejected'),
        expireDue(later),
      ]);
      expect(['done', 'too-late']).toEqual(expect.arrayContaining([clicked.kind, cancelled.kind]));
      expect(await transitionsOf(h, id)).toHaveLength(1);
    }
  });

  test('two approvers at once where two are needed: each counted once, posted once', async () => {
    const h = harness();
    const instances = [h.deps, await secondInstance(h)] as const;
    for (let round = 1; round <= 50; round += 1) {
      const { id } = await openRequest(h, round, { approvalsNeeded: 2 });
      const clicks = await Promise.all([
        click(instances[0], id, taylor, 'approved'),
        click(instances[1], id, sam, 'approved'),
        click(instances[round % 2] ?? h.deps, id, taylor, 'approved'),
      ]);
      const { state, approvals } = await current(h, id);
      expect(state).toBe('approved');
      expect(approvals.map(({ by }) => by.name).sort()).toEqual([sam.name, taylor.name]);
      expect(clicks.filter(({ kind }) => kind === 'done')).toHaveLength(2);
      expect(await transitionsOf(h, id)).toEqual(['request.approval', 'request.approved']);
    }
    expect(await jobsOf(h, 'publish')).toBe(50);
  }, 60_000);

  test('the same approver clicking twice decides once', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    const clicks = await Promise.all([approve(h, request), approve(h, request), approve(h, request)]);
    expect(clicks.map(({ kind }) => kind).sort()).toEqual(['done', 'too-late', 'too-late']);
    await h.runJobs();
    expect(h.autotask.tickets).toHaveLength(1);
  });

  test('whoever comes later is told who decided', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    done(await approve(h, request, taylor));
    await h.runJobs();
    expect(await click(h.deps, request.id, sam, 'rejected')).toMatchObject({
      kind: 'too-late',
      request: { state: 'awaiting_paste', decision: { by: taylor, verdict: 'approved' } },
    });
  });
});

async function openRequest(
  { store, clock }: Harness,
  round: number,
  facts: Partial<MappingRequest> = {},
): Promise<{ id: string }> {
  const at = clock.now();
  const request = requestNumber(round, {
    requester: alex,
    requestedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + 72 * 3_600_000).toISOString(),
    ...facts,
  });
  expect(await store.requests.insert(request)).toBe(true);
  return request;
}

function click(deps: Deps, id: string, clicker: Actor, verdict: 'approved' | 'rejected'): Promise<Clicked> {
  return decide(deps, { requestId: id, revision: 1, clicker, verdict, comment: 'because' });
}

/** Holds a round to its promise and answers the name of who decided. */
async function oneWinner(h: Harness, id: string, clicks: readonly Clicked[]): Promise<string> {
  const { decision, state } = await current(h, id);
  if (!decision) throw new Error('nobody decided');
  expect(clicks.map(({ kind }) => kind).sort()).toEqual(['done', 'too-late']);
  expect(clicks.find(({ kind }) => kind === 'too-late')).toMatchObject({ request: { decision } });
  expect(await transitionsOf(h, id)).toEqual([`request.${state}`]);
  return decision.by.name;
}

async function transitionsOf(h: Harness, id: string): Promise<string[]> {
  return (await events(h, id)).filter((event) => event.startsWith('request.'));
}

/** How many jobs of a kind wait. They are leased by being counted. */
async function jobsOf({ store, clock }: Harness, kind: string): Promise<number> {
  const now = clock.now().toISOString();
  let count = 0;
  for (;;) {
    const job = await store.outbox.claim({ owner: 'a test', now, until: '9999-12-31T00:00:00.000Z' });
    if (!job) return count;
    if (job.kind === kind) count += 1;
  }
}
