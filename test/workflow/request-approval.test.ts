import { ShortCircuitError } from '../../src/http/short-circuit-error';
import { expireDue } from '../../src/workflow/expire';
import { requestApproval } from '../../src/workflow/request-approval';
import type { Repositories } from '../../src/workflow/stores';
import { describeOnDatabases } from '../store/databases';
import { useHarness } from './harness';
import { personNamed, resourceOf } from './harness/add-people';
import { alex, robin } from './harness/people';
import {
  bindChannel,
  current,
  events,
  pendingRequest,
  proposal,
  requested,
  takeDrafts,
  wishFor,
} from './harness/steps';

describeOnDatabases('asking for approval', (database) => {
  const harness = useHarness({ database });

  test('stores the request as it was shown, and has its cards posted', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    const request = requested(await requestApproval(h.deps, wishFor(shown, { note: 'starts Monday' })));
    expect(request).toMatchObject({
      id: shown.draft.id,
      state: 'pending',
      revision: 1,
      user: shown.user,
      resource: shown.resource,
      evidence: shown.evidence,
      warnings: shown.warnings,
      requester: alex,
      note: 'starts Monday',
      requestedAt: '2026-03-02T09:00:00.000Z',
      expiresAt: '2026-03-05T09:00:00.000Z',
    });
    expect(await current(h, request.id)).toEqual(request);
    expect(await takeDrafts(h)).toBe(0);
    await h.runJobs();
    expect(h.messenger.said.find(({ what }) => what === 'posted')).toMatchObject({
      channel: { name: 'Approvals' },
      request: { id: request.id, state: 'pending' },
    });
    expect(h.messenger.shown('requester')).toEqual({ state: 'pending', trouble: null });
  });

  test('of two look-ups of one person, asked at once, one becomes a request', async () => {
    const h = harness();
    await bindChannel(h);
    const drafts = [await proposal(h), await proposal(h, 'Jane Doe', null, robin)];
    const asked = await Promise.all(drafts.map((draft) => requestApproval(h.deps, wishFor(draft))));
    expect(asked.map(({ kind }) => kind).sort()).toEqual(['changed', 'requested']);
    const winner = asked.find(({ kind }) => kind === 'requested');
    expect(asked.find(({ kind }) => kind === 'changed')).toMatchObject({
      examined: {
        kind: 'refused',
        obstacles: [
          { code: 'request-open', requestId: winner?.kind === 'requested' ? winner.request.id : '' },
        ],
      },
    });
    expect(await h.store.requests.inStates(['pending'], 5)).toHaveLength(1);
  });

  test('of two look-ups, the one overtaken between its last look and its writing is refused and recorded', async () => {
    const h = harness();
    await bindChannel(h);
    const drafts = [await proposal(h), await proposal(h)] as const;
    requested(await requestApproval(h.deps, wishFor(drafts[0])));
    jest.spyOn(h.store.requests, 'findOpen').mockResolvedValueOnce(null);
    expect(await requestApproval(h.deps, wishFor(drafts[1]))).toMatchObject({
      kind: 'changed',
      examined: { kind: 'refused', obstacles: [{ code: 'request-open', requestId: drafts[0].draft.id }] },
    });
    expect(await events(h)).toEqual(['approvals.bound', 'request.pending', 'map.refused']);
  });

  test('a double click makes one request, and both clicks are told of it', async () => {
    const h = harness();
    await bindChannel(h);
    const wish = wishFor(await proposal(h));
    const asked = await Promise.all([requestApproval(h.deps, wish), requestApproval(h.deps, wish)]);
    expect(asked.map(({ kind }) => kind).sort()).toEqual(['already-requested', 'requested']);
    expect(await requestApproval(h.deps, wish)).toMatchObject({
      kind: 'already-requested',
      request: { id: wish.draftId },
    });
    await h.runJobs();
    expect(h.messenger.posted).toBe(1);
  });
});

describe('asking for approval', () => {
  const harness = useHarness();

  test('of a look-up that was used up or forgotten tells so', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    expect(await requestApproval(h.deps, wishFor(shown, { revision: 0 }))).toEqual({ kind: 'gone' });
    await takeDrafts(h);
    expect(await requestApproval(h.deps, wishFor(shown))).toEqual({ kind: 'gone' });
  });

  test("of somebody else's look-up is refused and recorded", async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    expect(await requestApproval(h.deps, wishFor(shown, { clicker: robin }))).toEqual({
      kind: 'not-yours',
      owner: 'Alex Admin',
    });
    expect((await h.store.audit.records()).at(-1)).toMatchObject({
      event: 'request.denied',
      actor: robin,
      requestId: shown.draft.id,
      details: { reason: 'not-requester' },
    });
  });

  test('by somebody who lost the role since is refused and recorded', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    for (const group of h.directory.groups)
      group.memberIds = group.memberIds.filter((id) => id !== alex.objectId);
    expect(await requestApproval(h.deps, wishFor(shown))).toEqual({ kind: 'denied' });
    expect((await h.store.audit.records()).at(-1)).toMatchObject({
      event: 'request.denied',
      details: { reason: 'not-administrator' },
    });
  });

  test('without an approvals channel is not possible, and the look-up stays', async () => {
    const h = harness();
    const shown = await proposal(h);
    expect(await requestApproval(h.deps, wishFor(shown))).toEqual({ kind: 'no-channel' });
    expect(await takeDrafts(h)).toBe(1);
  });

  test('of a person disabled since shows what changed, records the refusal, and stores no request', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    personNamed(h, 'Jane Doe').accountEnabled = false;
    expect(await requestApproval(h.deps, wishFor(shown))).toMatchObject({
      kind: 'changed',
      examined: { kind: 'refused', obstacles: [{ code: 'user-disabled' }] },
    });
    expect(await h.store.requests.get(shown.draft.id)).toBeNull();
    expect((await h.store.audit.records()).at(-1)).toMatchObject({ event: 'map.refused', actor: alex });
  });

  test('of a resource deleted since shows what changed, and stores no request', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    h.directory.resources.splice(h.directory.resources.indexOf(resourceOf(h, shown.resource.id)), 1);
    expect(await requestApproval(h.deps, wishFor(shown))).toMatchObject({
      kind: 'changed',
      examined: { kind: 'no-resource' },
    });
    expect(await h.store.requests.get(shown.draft.id)).toBeNull();
  });

  test('stores the person as they are at the click, not as the card showed them', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    personNamed(h, 'Jane Doe').jobTitle = 'Chief';
    expect(requested(await requestApproval(h.deps, wishFor(shown))).user.jobTitle).toBe('Chief');
  });

  test.each(['Entra ID', 'Autotask'])('stores nothing while %s is not answering', async (side) => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    const { faults } = side === 'Autotask' ? h.autotask : h.graph;
    faults.add({ match: /GET .*users|Resources/, status: 502, times: 20 });
    await expect(requestApproval(h.deps, wishFor(shown))).rejects.toMatchObject({ upstream: side });
    expect(await h.store.requests.get(shown.draft.id)).toBeNull();
    expect(await events(h)).toEqual(['approvals.bound']);
    faults.clear();
    // So many tries came to nothing that it is asked only after a pause, and by one call first.
    let now = Date.now();
    const later = jest.spyOn(Date, 'now').mockImplementation(() => now);
    const again = (): ReturnType<typeof requestApproval> => {
      now += 5_000;
      return requestApproval(h.deps, wishFor(shown)).catch((error: unknown) => {
        if (error instanceof ShortCircuitError) return again();
        throw error;
      });
    };
    expect(requested(await again()).state).toBe('pending');
    later.mockRestore();
  });

  test('is stored whole or not at all', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    const broken = {
      ...h.deps,
      store: {
        ...h.store,
        transaction: <T>(work: (repositories: Repositories) => Promise<T>) =>
          h.store.transaction((repositories) =>
            work({
              ...repositories,
              audit: { ...repositories.audit, append: () => Promise.reject(new Error('disk full')) },
            }),
          ),
      },
    };
    await expect(requestApproval(broken, wishFor(shown))).rejects.toThrow('disk full');
    expect(await h.store.requests.get(shown.draft.id)).toBeNull();
    expect((await h.store.outbox.backlog()).depth).toBe(0);
    expect(await takeDrafts(h)).toBe(1);
  });

  test('works again for the same pair once the first request expired', async () => {
    const h = harness();
    const first = await pendingRequest(h);
    h.clock.advanceHours(73);
    await expireDue(h.deps);
    const second = await pendingRequest(h);
    expect(second.id).not.toBe(first.id);
    expect(second).toMatchObject({ state: 'pending', user: { id: first.user.id } });
  });
});
