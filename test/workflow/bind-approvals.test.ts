import { bindApprovals } from '../../src/workflow/bind-approvals';
import { useHarness } from './harness';
import { alex, taylor } from './harness/people';
import { bindChannel, events, pendingRequest } from './harness/steps';

const harness = useHarness();
const here = { conversation: { id: '19:leads' }, name: 'Team Leads' };

test('an administrator binds the channel, and approval cards go there', async () => {
  const h = harness();
  expect(await bindApprovals(h.deps, { ...here, actor: alex })).toEqual({ kind: 'bound', before: null });
  expect(await h.store.channels.approvals()).toEqual({
    ...here,
    boundBy: alex,
    boundAt: h.clock.now().toISOString(),
  });
});

test('binding another channel tells which one it takes the place of', async () => {
  const h = harness();
  await bindChannel(h, 'Approvals');
  expect(await bindApprovals(h.deps, { ...here, actor: alex })).toEqual({
    kind: 'bound',
    before: 'Approvals',
  });
  expect(await h.store.audit.records()).toMatchObject([
    { event: 'approvals.bound', before: null, after: 'Approvals' },
    { event: 'approvals.bound', before: 'Approvals', after: 'Team Leads', actor: alex },
  ]);
});

test('a card still to be posted goes to the channel bound last', async () => {
  const h = harness();
  await pendingRequest(h);
  await bindApprovals(h.deps, { ...here, actor: alex });
  await h.runJobs();
  expect(h.messenger.said.find(({ what }) => what === 'posted')).toMatchObject({
    channel: { name: 'Team Leads' },
  });
});

test('somebody without the role may not, and the attempt is recorded', async () => {
  const h = harness();
  await bindChannel(h);
  expect(await bindApprovals(h.deps, { ...here, actor: taylor })).toEqual({ kind: 'denied' });
  expect(await h.store.channels.approvals()).toMatchObject({ name: 'Approvals' });
  expect(await events(h)).toEqual(['approvals.bound', 'approvals.denied']);
});
