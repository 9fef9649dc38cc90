import { tell } from '../../../src/workflow/reports/tell';
import { useHarness } from '../harness';
import { drain } from '../harness/drain';
import { appliedRequest, events } from '../harness/steps';
import { digests, driftReport, night } from './steps';

const dayMs = 24 * 3_600_000;

const harness = useHarness({ settings: { driftSchedule: '0 3 * * *' } });

/** What the approvals channel was told of why drift could not be looked for. */
function failures(): (string | null)[] {
  return harness().messenger.said.flatMap((said) =>
    said.what === 'report-posted' && said.channel.name === 'Approvals' ? [said.report.failure] : [],
  );
}

async function nextNight(permission: 'User.Read.All' | 'none' = 'none'): Promise<void> {
  const { graph, clock } = harness();
  graph.deniedPermissions.clear();
  if (permission !== 'none') graph.deniedPermissions.add(permission);
  clock.advance(dayMs);
  await night(harness());
}

beforeEach(async () => {
  await appliedRequest(harness());
  await night(harness());
});

const entrasReason = expect.stringContaining('User.Read.All') as string;

it('tells the approvals channel why the nightly look failed, once while the reason is the same', async () => {
  for (let one = 0; one < 3; one += 1) await nextNight('User.Read.All');
  expect(failures()).toEqual([entrasReason]);
  expect((await events(harness())).filter((event) => event === 'drift.failed')).toHaveLength(3);
});

it('tells it again when the reason is another one', async () => {
  await nextNight('User.Read.All');
  harness().autotask.faults.add({ match: /Resources/, status: 500, body: { errors: ['No.'] }, times: 99 });
  await nextNight();
  expect(failures()).toEqual([entrasReason, expect.stringContaining('No.')]);
});

it('tells it again after it worked in between, by schedule or by hand', async () => {
  await nextNight('User.Read.All');
  await nextNight();
  await nextNight('User.Read.All');
  harness().graph.deniedPermissions.clear();
  harness().clock.advance(1_000);
  await driftReport(harness());
  await nextNight('User.Read.All');
  expect(failures()).toHaveLength(3);
  expect(digests(harness())).toEqual([]);
});

it('is not told again because somebody looked by hand and met the same', async () => {
  await nextNight('User.Read.All');
  harness().clock.advance(1_000);
  expect((await driftReport(harness())).state).toBe('failed');
  await nextNight('User.Read.All');
  expect(failures()).toHaveLength(1);
});

it('is tried again until Teams takes it, and posted once', async () => {
  const { messenger, clock, deps, store } = harness();
  messenger.trouble = ({ what }) => (what === 'report-posted' ? new Error('Teams is down') : null);
  await nextNight('User.Read.All');
  expect(failures()).toEqual([]);
  messenger.trouble = null;
  clock.advance(3_600_000);
  await harness().runJobs();
  expect(failures()).toHaveLength(1);
  const [told] = await store.reports.finished('drift', { before: '9999', limit: 1 });
  if (!told) throw new Error('there is no report');
  await tell({ ...deps, messenger }, told);
  expect(failures()).toHaveLength(1);
});

it('is told once there is a channel, when there was none', async () => {
  const { deps, store, messenger, clock, graph } = harness();
  const channels = { ...store.channels, approvals: () => Promise.resolve(null) };
  graph.deniedPermissions.add('User.Read.All');
  clock.advance(dayMs);
  await night({
    ...harness(),
    deps: { ...deps, store: { ...store, channels } },
    runJobs: () => drain({ ...deps, messenger, store: { ...store, channels } }),
  });
  expect(failures()).toEqual([]);
  await nextNight('User.Read.All');
  expect(failures()).toEqual([entrasReason]);
});
