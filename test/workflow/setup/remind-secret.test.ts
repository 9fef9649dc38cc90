import { remindDue } from '../../../src/workflow/setup/remind-secret';
import { finishSetup } from '../../../src/workflow/setup/finish-setup';
import { restartSetup } from '../../../src/workflow/setup/open-setup';
import { bindApprovals } from '../../../src/workflow/bind-approvals';
import { useHarness } from '../harness';
import { alex } from '../harness/people';
import { clickOf, currentOf, eventsOf, walkTo } from './walk';

const harness = useHarness();

/** Finishes a set-up whose secret expires on 2 March 2027, with an approvals channel unless told otherwise. */
async function setUp({ withChannel = true } = {}): Promise<string> {
  const { clientId } = await walkTo(harness(), 'pilot');
  await finishSetup(harness().deps, await clickOf(harness()), null);
  if (withChannel) await bind();
  return clientId;
}

async function bind(): Promise<void> {
  const channel = { conversation: { id: 'approvals' }, name: 'Approvals', actor: alex };
  await bindApprovals(harness().deps, channel);
}

async function remind(): Promise<void> {
  await remindDue({ ...harness().deps, messenger: harness().messenger });
}

/** Moves the clock to a day at nine. */
function goTo(day: string): void {
  harness().clock.advance(Date.parse(`${day}T09:00:00Z`) - harness().clock.now().getTime());
}

it('reminds 30, 14, 7 and 1 days before, once each', async () => {
  await setUp();
  for (const day of [
    '2027-01-30',
    '2027-01-31',
    '2027-02-01',
    '2027-02-16',
    '2027-02-23',
    '2027-03-01',
    '2027-03-02',
  ]) {
    goTo(day);
    await remind();
    await remind();
  }
  expect(harness().messenger.reminded).toEqual([30, 14, 7, 1]);
  expect((await eventsOf(harness())).filter((event) => event === 'setup.secret-reminded')).toHaveLength(4);
});

it('says which app it is', async () => {
  const clientId = await setUp();
  goTo('2027-02-16');
  await remind();
  expect(harness().messenger.said.at(-1)).toMatchObject({
    channel: { name: 'Approvals' },
    reminder: { clientId, displayName: 'Autotask', expiresAt: '2027-03-02T00:00:00.000Z', daysLeft: 14 },
  });
});

it('after a time off says it once, with the days that are left', async () => {
  await setUp();
  goTo('2027-02-28');
  await remind();
  await remind();
  expect(harness().messenger.reminded).toEqual([2]);
});

it('two at once say it once', async () => {
  await setUp();
  goTo('2027-01-31');
  await Promise.all([remind(), remind()]);
  expect(harness().messenger.reminded).toEqual([30]);
});

it('waits ten minutes while Teams does not take it, and for an approvals channel', async () => {
  await setUp({ withChannel: false });
  goTo('2027-01-31');
  await remind();
  await bind();
  harness().clock.advance(11 * 60_000);
  harness().messenger.trouble = () => new Error('Teams is down');
  await expect(remind()).rejects.toThrow('Teams is down');
  harness().messenger.trouble = null;
  await remind();
  expect(harness().messenger.reminded).toEqual([]);
  harness().clock.advance(11 * 60_000);
  await remind();
  expect(harness().messenger.reminded).toEqual([30]);
});

it('tells of a newer secret that Entra shows, and leaves the date: whether Autotask has it, only people know', async () => {
  const clientId = await setUp();
  const { portal } = harness().graph;
  goTo('2027-01-31');
  await remind();
  expect(harness().messenger.said.at(-1)).toMatchObject({ reminder: { daysLeft: 30, newerUntil: null } });
  portal.addSecret(clientId, { name: 'new', expiresAt: '2029-03-02T00:00:00Z' });
  goTo('2027-02-16');
  await remind();
  expect(harness().messenger.said.at(-1)).toMatchObject({
    reminder: { daysLeft: 14, newerUntil: '2029-03-02T00:00:00.000Z' },
  });
  expect((await currentOf(harness())).secret?.expiresAt).toBe('2027-03-02T00:00:00.000Z');
});

it('reminds all the same when Entra cannot be asked', async () => {
  await setUp();
  goTo('2027-01-31');
  harness().graph.faults.add({
    match: /applications/,
    status: 503,
    times: 9,
    headers: { 'Retry-After': '60' },
  });
  await remind();
  expect(harness().messenger.reminded).toEqual([30]);
});

it('goes on reminding of the secret in force while a new set-up is under way', async () => {
  await setUp();
  await restartSetup(harness().deps, alex);
  goTo('2027-01-31');
  await remind();
  expect(harness().messenger.reminded).toEqual([30]);
});

it('goes on reminding of a secret whose set-up was begun anew before it was finished', async () => {
  await walkTo(harness(), 'copy');
  await bind();
  await restartSetup(harness().deps, alex);
  goTo('2027-01-31');
  await remind();
  expect(harness().messenger.reminded).toEqual([30]);
});

it('of an earlier set-up is silent once a later one has a secret of its own', async () => {
  await setUp();
  harness().clock.advance(1_000);
  await restartSetup(harness().deps, alex);
  await walkTo(harness(), 'copy');
  goTo('2027-01-31');
  await remind();
  await remind();
  expect(harness().messenger.reminded).toEqual([30]);
});

describe('in quiet hours', () => {
  const quiet = useHarness({ settings: { quietHours: { from: 8 * 60, until: 10 * 60 } } });

  it('waits until they end, and says it then', async () => {
    const h = quiet();
    await walkTo(h, 'pilot');
    await finishSetup(h.deps, await clickOf(h), null);
    await bindApprovals(h.deps, { conversation: { id: 'approvals' }, name: 'Approvals', actor: alex });
    h.clock.advance(Date.parse('2027-01-31T09:59:59Z') - h.clock.now().getTime());
    await remindDue({ ...h.deps, messenger: h.messenger });
    expect(h.messenger.reminded).toEqual([]);
    h.clock.advance(1_000);
    await remindDue({ ...h.deps, messenger: h.messenger });
    expect(h.messenger.reminded).toEqual([30]);
  });
});
