import { cancel } from '../../src/workflow/cancel';
import { confirmPaste } from '../../src/workflow/confirm-paste';
import { readTicks } from '../../src/workflow/jobs/read-ticks';
import { choose, propose } from '../../src/workflow/propose';
import { requestApproval } from '../../src/workflow/request-approval';
import { proposeUnmap } from '../../src/workflow/unmap/propose-unmap';
import { describeOnDatabases } from '../store/databases';
import { useHarness, type Harness } from './harness';
import { addPeople, personNamed, resourceOf } from './harness/add-people';
import { alex, alexsResourceId, janesObjectId, janesResourceId, uma } from './harness/people';
import {
  appliedRequest,
  approvedRequest,
  bindChannel,
  current,
  events,
  pendingRequest,
  takeDrafts,
  wishFor,
} from './harness/steps';
import { approvedRemoval, removalOf, unmapProposal } from './harness/unmap-steps';

const ssoField = { name: 'ssoUniqueID' };

function unmap({ deps }: Harness, who: string, requester = alex) {
  return proposeUnmap(deps, { who, requester });
}

function takeAwayJane({ directory, ...h }: Harness): void {
  directory.people.splice(directory.people.indexOf(personNamed({ directory, ...h }, 'Jane Doe')), 1);
}

describeOnDatabases('unmap', (database) => {
  const harness = useHarness({ database });

  test('shows who is mapped to what, since when and by which request', async () => {
    const h = harness();
    const { id } = await appliedRequest(h);
    expect(await unmap(h, 'jane.doe')).toMatchObject({
      kind: 'unmap-proposal',
      user: { id: janesObjectId, displayName: 'Jane Doe' },
      resource: { id: janesResourceId },
      mapping: { requestId: id, appliedAt: h.clock.now().toISOString() },
      warnings: [],
      draft: { purpose: 'unmap', objectId: janesObjectId, resourceId: janesResourceId },
    });
  });

  test('goes the way of every request: approved, a ticket to clear the Unique ID, and gone when that is ticked', async () => {
    const h = harness();
    const mapped = await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    await h.runJobs();
    const waiting = await current(h, id);
    expect(waiting).toMatchObject({
      state: 'awaiting_paste',
      purpose: 'unmap',
      evidence: [],
      undoes: { requestId: mapped.id },
    });
    const item = h.autotask.checklistItems.at(-1);
    expect(item?.itemName).toMatch(/^Clear the Unique ID/);
    expect(await h.store.mappings.byObjectId(janesObjectId)).not.toBeNull();
    h.autotask.tickItem(item?.id ?? 0, alexsResourceId);
    await readTicks(h.deps);
    expect(await current(h, id)).toMatchObject({ state: 'applied' });
    expect(await h.store.mappings.byObjectId(janesObjectId)).toBeNull();
    expect((await events(h, id)).filter((event) => event.startsWith('request.'))).toEqual([
      'request.pending',
      'request.approved',
      'request.publishing',
      'request.awaiting_paste',
      'request.applied',
    ]);
    expect(await pendingRequest(h)).toMatchObject({ purpose: 'map', state: 'pending' });
  });
});

describe('unmap finds', () => {
  const harness = useHarness();

  test.each([
    ['the user principal name', 'jane.doe@contoso.example'],
    ['the Object ID', janesObjectId.toUpperCase()],
    ['the name', 'jane doe'],
    ['the Autotask user name, whatever its case', 'JANE.DOE'],
  ])('somebody who is gone from Entra by %s', async (_by, who) => {
    const h = harness();
    await appliedRequest(h);
    takeAwayJane(h);
    const proposal = await unmapProposal(h, who);
    expect(proposal.user).toMatchObject({ id: janesObjectId, displayName: 'Jane Doe' });
    expect(proposal.warnings).toEqual([expect.stringContaining('is no longer in Entra ID')]);
  });

  test('the one of two people of a name who is mapped, and says that there are two', async () => {
    const h = harness();
    await appliedRequest(h, 'liam.carter');
    addPeople(h, 'Liam', 1);
    const proposal = await unmapProposal(h, 'Liam');
    expect(proposal.warnings).toEqual([expect.stringContaining('2 people in Entra ID fit "Liam"')]);
  });

  test('a resource that is gone, and says that there is nothing to clear', async () => {
    const h = harness();
    await appliedRequest(h);
    h.directory.resources.splice(h.directory.resources.indexOf(resourceOf(h, janesResourceId)), 1);
    const proposal = await unmapProposal(h);
    expect(proposal.resource.userName).toBe('jane.doe');
    expect(proposal.warnings).toEqual([expect.stringContaining('There is nothing to clear')]);
  });
});

describe('unmap changes nothing', () => {
  const harness = useHarness();

  test('when nobody is meant, or nobody mapped', async () => {
    const h = harness();
    expect(await unmap(h, 'nobody.here')).toEqual({
      kind: 'not-mapped',
      who: 'nobody.here',
      people: [],
      open: null,
    });
    expect(await unmap(h, 'jane.doe')).toMatchObject({ people: [{ id: janesObjectId }], open: null });
    expect(await unmap(h, 'Morgan Lee')).toMatchObject({ people: { length: 2 }, open: null });
    expect(await takeDrafts(h)).toBe(0);
  });

  test('when the mapping is not made yet: the open request is named', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    expect(await unmap(h, 'jane.doe')).toMatchObject({ kind: 'not-mapped', open: { id } });
  });

  test('when who is meant left Entra and is not mapped any more: the person is named', async () => {
    const h = harness();
    await appliedRequest(h);
    takeAwayJane(h);
    await h.store.mappings.remove({ objectId: janesObjectId, resourceId: janesResourceId });
    expect(await unmap(h, 'Jane Doe')).toMatchObject({ kind: 'not-mapped', people: [{ id: janesObjectId }] });
  });

  test('when the text fits too many', async () => {
    const h = harness();
    addPeople(h, 'Quentin', 11);
    expect(await unmap(h, 'Quentin')).toEqual({ kind: 'too-many', upstream: 'Entra ID', text: 'Quentin' });
  });

  test('for somebody who is no administrator, which is recorded', async () => {
    const h = harness();
    expect(await unmap(h, 'jane.doe', uma)).toEqual({ kind: 'denied' });
    expect(await events(h)).toEqual(['unmap.denied']);
  });

  test('while a removal is asked for already, which is recorded', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await removalOf(h);
    expect(await unmap(h, 'jane.doe')).toMatchObject({
      kind: 'refused',
      obstacles: [{ code: 'request-open', requestId: id }],
    });
    expect((await events(h)).at(-1)).toBe('unmap.refused');
  });

  test('when the record of the mapping is broken', async () => {
    const h = harness();
    const mapping = { objectId: janesObjectId, resourceId: 1, requestId: 'none' };
    const facts = { userPrincipalName: 'x', userName: 'x', appliedAt: h.clock.now().toISOString() };
    await h.store.mappings.insert({ ...mapping, ...facts });
    await expect(unmap(h, 'jane.doe')).rejects.toThrow('Request none of a mapping is missing.');
  });
});

describe('asking for the approval of a removal', () => {
  const harness = useHarness();

  test('is refused when the mapping was removed meanwhile', async () => {
    const h = harness();
    await appliedRequest(h);
    const proposal = await unmapProposal(h);
    await h.store.mappings.remove({ objectId: janesObjectId, resourceId: janesResourceId });
    expect(await requestApproval(h.deps, wishFor(proposal))).toMatchObject({
      kind: 'changed',
      examined: { kind: 'not-mapped' },
    });
  });

  describe('after the person was mapped anew', () => {
    async function mappedAnew(h: Harness, resourceId: number, requestId: string) {
      const pair = { objectId: janesObjectId, resourceId: janesResourceId };
      const was = await h.store.mappings.byObjectId(janesObjectId);
      if (!was) throw new Error('nobody is mapped');
      await h.store.mappings.remove(pair);
      await h.store.mappings.insert({ ...was, resourceId, requestId });
    }

    test('to another resource shows that mapping, and asks anew', async () => {
      const h = harness();
      const { id } = await appliedRequest(h);
      const proposal = await unmapProposal(h);
      await mappedAnew(h, alexsResourceId, id);
      const asked = await requestApproval(h.deps, wishFor(proposal));
      if (asked.kind !== 'changed' || asked.examined.kind !== 'unmap-proposal') throw new Error(asked.kind);
      const fresh = asked.examined;
      expect(fresh).toMatchObject({ resource: { id: alexsResourceId }, draft: { revision: 2 } });
      expect(await h.store.requests.get(proposal.draft.id)).toBeNull();
      expect(await requestApproval(h.deps, wishFor(proposal))).toEqual({ kind: 'gone' });
      expect(await requestApproval(h.deps, wishFor(fresh))).toMatchObject({
        kind: 'requested',
        request: { resource: { id: alexsResourceId } },
      });
    });

    test('to the same resource by another request asks anew', async () => {
      const h = harness();
      await appliedRequest(h);
      const proposal = await unmapProposal(h);
      await mappedAnew(h, janesResourceId, 'a-later-one');
      expect(await requestApproval(h.deps, wishFor(proposal))).toMatchObject({
        kind: 'changed',
        examined: { kind: 'unmap-proposal', mapping: { requestId: 'a-later-one' } },
      });
    });

    test('two clicks at once on the old card open nothing', async () => {
      const h = harness();
      const { id } = await appliedRequest(h);
      const proposal = await unmapProposal(h);
      await mappedAnew(h, alexsResourceId, id);
      const asked = await Promise.all([1, 2].map(() => requestApproval(h.deps, wishFor(proposal))));
      expect(asked.map(({ kind }) => kind).sort()).toEqual(['changed', 'gone']);
    });
  });

  test('twice from two look-ups makes one request; the other is told', async () => {
    const h = harness();
    await appliedRequest(h);
    const [one, other] = [await unmapProposal(h), await unmapProposal(h)];
    expect(await requestApproval(h.deps, wishFor(one))).toMatchObject({ kind: 'requested' });
    expect(await requestApproval(h.deps, wishFor(other))).toMatchObject({
      kind: 'changed',
      examined: { kind: 'refused' },
    });
    expect((await events(h)).at(-1)).toBe('unmap.refused');
  });

  test('goes on after one of several was chosen', async () => {
    const h = harness();
    await appliedRequest(h, 'jane.doe');
    await appliedRequest(h, 'liam.carter');
    personNamed(h, 'Liam Carter').displayName = 'Jane Doe';
    const found = await unmap(h, 'Jane Doe');
    if (found.kind !== 'choose-mapping') throw new Error(found.kind);
    const chosen = await choose(h.deps, {
      draftId: found.draft.id,
      revision: 1,
      clicker: alex,
      objectId: janesObjectId,
      resourceId: null,
    });
    expect(chosen).toMatchObject({ kind: 'unmap-proposal', mapping: { objectId: janesObjectId } });
  });
});

describe('posting a removal', () => {
  const harness = useHarness();

  test('is done for somebody who is disabled, renamed or gone by now', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    Object.assign(personNamed(h, 'Jane Doe'), { accountEnabled: false, displayName: 'Jane Miller' });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
  });

  test('is void when the two are not mapped any more', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    await h.store.mappings.remove({ objectId: janesObjectId, resourceId: janesResourceId });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'void', obstacles: [{ code: 'not-mapped' }] });
  });

  test('only removes the record when Autotask no longer has the resource', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    h.directory.resources.splice(h.directory.resources.indexOf(resourceOf(h, janesResourceId)), 1);
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'applied', publication: null });
    expect(await h.store.mappings.byObjectId(janesObjectId)).toBeNull();
    expect(h.autotask.tickets).toHaveLength(1);
  });

  test('is settled by the one who says that it is cleared, and told', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    await h.runJobs();
    await confirmPaste(h.deps, { requestId: id, revision: null, clicker: alex });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'applied', pastedBy: alex });
    expect(h.messenger.told.at(-1)).toBe('applied');
  });

  test('that was taken back leaves the mapping', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    await h.runJobs();
    await cancel(h.deps, { requestId: id, revision: null, clicker: alex });
    expect(await h.store.mappings.byObjectId(janesObjectId)).not.toBeNull();
  });

  test('whose checklist item is gone fails, and says what nobody can tell', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    await h.runJobs();
    h.autotask.checklistItems.pop();
    await readTicks(h.deps);
    expect(await current(h, id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('cleared') as string,
    });
  });
});

describe('with a field for the Unique ID', () => {
  const harness = useHarness({ ssoField });

  async function mappedByField(h: Harness) {
    const { id } = await approvedRequest(h);
    await h.runJobs();
    const made = await current(h, id);
    expect(made).toMatchObject({ state: 'applied' });
    return made;
  }

  test('a removal clears it and reads it back', async () => {
    const h = harness();
    await mappedByField(h);
    const { id } = await approvedRemoval(h);
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'applied', publication: { kind: 'field' } });
    expect(resourceOf(h, janesResourceId)[ssoField.name] ?? '').toBe('');
    expect(await h.store.mappings.byObjectId(janesObjectId)).toBeNull();
  });

  test.each([
    ['is empty', '', ''],
    ['holds another value', '11111111-0000-4000-8000-000000000000', '11111111-0000-4000-8000-000000000000'],
  ])(
    'a field that somebody changed by hand and %s is told, with the way out',
    async (_what, value, holds) => {
      const h = harness();
      await mappedByField(h);
      resourceOf(h, janesResourceId)[ssoField.name] = value;
      expect(await propose(h.deps, { who: 'jane.doe', resourceName: null, requester: alex })).toMatchObject({
        kind: 'refused',
        obstacles: [{ code: 'record-differs', userPrincipalName: 'jane.doe@contoso.example', holds }],
      });
    },
  );

  test('that was cleared by hand, a removal mends the record', async () => {
    const h = harness();
    await mappedByField(h);
    resourceOf(h, janesResourceId)[ssoField.name] = '';
    await bindChannel(h);
    await approvedRemoval(h);
    await h.runJobs();
    expect(await h.store.mappings.byObjectId(janesObjectId)).toBeNull();
    expect(await pendingRequest(h)).toMatchObject({ purpose: 'map' });
  });

  test('a removal leaves the ID of somebody else in it, and says so', async () => {
    const h = harness();
    await mappedByField(h);
    const stranger = '11111111-0000-4000-8000-000000000000';
    resourceOf(h, janesResourceId)[ssoField.name] = stranger;
    const { id } = await approvedRemoval(h);
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'applied', publication: { holdsAnother: true } });
    expect(resourceOf(h, janesResourceId)[ssoField.name]).toBe(stranger);
    expect(await h.store.mappings.byObjectId(janesObjectId)).toBeNull();
  });

  test('a mapping that was pasted by ticket before there was a field is removed by ticket', async () => {
    const h = harness();
    const made = await mappedByField(h);
    const completion = { at: made.changedAt, byResourceId: alexsResourceId };
    const ticket = {
      kind: 'ticket',
      ticketId: 1,
      ticketNumber: 'T1',
      ticketUrl: '',
      itemId: 2,
      completion,
    } as const;
    await h.store.requests.replace({ ...made, publication: ticket }, made);
    resourceOf(h, janesResourceId)[ssoField.name] = '';
    const { id } = await approvedRemoval(h);
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'awaiting_paste',
      undoes: { postedBy: 'ticket' },
      publication: { kind: 'ticket' },
    });
    expect(await h.store.mappings.byObjectId(janesObjectId)).not.toBeNull();
  });
});
