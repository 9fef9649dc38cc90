import { driftNightly } from '../../../src/workflow/drift/drift-nightly';
import { tellDrift } from '../../../src/workflow/drift/tell-drift';
import { acceptDrift } from '../../../src/workflow/drift/accept-drift';
import { useHarness } from '../harness';
import { drain } from '../harness/drain';
import { personNamed, resourceOf } from '../harness/add-people';
import { janesResourceId } from '../harness/people';
import { appliedRequest, events } from '../harness/steps';
import { digests, driftReport, night, rowClick } from './steps';

const dayMs = 24 * 3_600_000;

const harness = useHarness({ settings: { driftSchedule: '0 3 * * *', timeZone: 'Europe/Berlin' } });

async function nextNight(): Promise<void> {
  harness().clock.advance(dayMs);
  await night(harness());
}

async function checks(): Promise<unknown[]> {
  const records = await harness().store.audit.records();
  return records
    .filter(({ event }) => event === 'drift.checked')
    .map(({ actor, details }) => [actor.name, details]);
}

/** Jane is mapped, and the schedule knows when it comes next. */
async function mapped(): Promise<void> {
  await appliedRequest(harness());
  await night(harness());
}

it('looks once a night, and says nothing while nothing is new, but keeps the numbers', async () => {
  await mapped();
  expect(await checks()).toEqual([]);
  await nextNight();
  await night(harness());
  expect(digests(harness())).toEqual([]);
  expect(await checks()).toEqual([
    ['sso bot', { reportId: expect.any(String) as string, total: 0, fresh: 0, accepted: 0 }],
  ]);
});

it('comes at the hour of the time zone', async () => {
  await mapped();
  const until = Date.parse('2026-01-01T02:00:00.000Z');
  const now = harness().clock.now().getTime();
  const toNextThree = (until - now) % dayMs;
  harness().clock.advance(toNextThree <= 0 ? toNextThree + dayMs - 1 : toNextThree - 1);
  await night(harness());
  const early = await checks();
  harness().clock.advance(3_600_001);
  await night(harness());
  expect([early.length, (await checks()).length]).toEqual([0, 1]);
});

it('tells the channel of all that is so in one digest when something is new, and is quiet the night after', async () => {
  await mapped();
  const jane = personNamed(harness(), 'Jane Doe');
  jane.displayName = 'Jane Miller';
  await nextNight();
  expect(digests(harness())).toEqual([{ total: 1, fresh: 1, kinds: ['user-renamed'] }]);
  await nextNight();
  expect(digests(harness())).toHaveLength(1);
  resourceOf(harness(), janesResourceId).isActive = false;
  jane.accountEnabled = false;
  await nextNight();
  expect(digests(harness()).slice(1)).toEqual([
    { total: 3, fresh: 2, kinds: ['user-disabled', 'resource-inactive', 'user-renamed'] },
  ]);
});

describe('what nobody accepted', () => {
  async function nights(count: number): Promise<number> {
    for (let one = 0; one < count; one += 1) await nextNight();
    return digests(harness()).length;
  }

  it('is told again after a week, and not before', async () => {
    await mapped();
    personNamed(harness(), 'Jane Doe').accountEnabled = false;
    expect(await nights(7)).toBe(1);
    expect(await nights(1)).toBe(2);
    expect(await nights(6)).toBe(2);
    expect(digests(harness()).at(-1)).toEqual({ total: 1, fresh: 1, kinds: ['user-disabled'] });
  });

  it('counts from the last digest it was in, also one sent for something else', async () => {
    await mapped();
    personNamed(harness(), 'Jane Doe').accountEnabled = false;
    expect(await nights(3)).toBe(1);
    resourceOf(harness(), janesResourceId).isActive = false;
    expect(await nights(7)).toBe(2);
    expect(await nights(1)).toBe(3);
    expect(digests(harness()).at(-1)).toMatchObject({ total: 2, fresh: 2 });
  });

  it('is not told again at once because old reports were removed', async () => {
    await mapped();
    personNamed(harness(), 'Jane Doe').accountEnabled = false;
    expect(await nights(1)).toBe(1);
    await harness().store.reports.removeOlderThan('9999');
    expect(await nights(1)).toBe(1);
  });
});

it('puts what is new before what the channel knows, however severe', async () => {
  await mapped();
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  await nextNight();
  resourceOf(harness(), janesResourceId).userName = 'jmiller';
  await nextNight();
  expect(digests(harness()).at(-1)).toEqual({
    total: 2,
    fresh: 1,
    kinds: ['resource-renamed', 'user-disabled'],
  });
});

it('tells again what went away and came back', async () => {
  await mapped();
  const jane = personNamed(harness(), 'Jane Doe');
  for (const enabled of [false, true, false]) {
    jane.accountEnabled = enabled;
    await nextNight();
  }
  expect(digests(harness())).toHaveLength(2);
});

it('tells the channel of what an administrator has seen by hand only', async () => {
  await mapped();
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  expect((await driftReport(harness())).result).toMatchObject({ total: 1, fresh: 1 });
  await nextNight();
  expect(digests(harness())).toHaveLength(1);
  await driftReport(harness());
  await nextNight();
  expect(digests(harness())).toHaveLength(1);
});

it('stays quiet about what was accepted until it changes', async () => {
  await mapped();
  const jane = personNamed(harness(), 'Jane Doe');
  jane.displayName = 'Jane Miller';
  const report = await driftReport(harness());
  await acceptDrift(harness().deps, { ...rowClick(report), reason: 'Married.' });
  await nextNight();
  expect(digests(harness())).toEqual([]);
  expect(await checks()).toContainEqual(['sso bot', expect.objectContaining({ total: 0, accepted: 1 })]);
  jane.displayName = 'Jane Smith';
  await nextNight();
  expect(digests(harness())).toEqual([{ total: 1, fresh: 1, kinds: ['user-renamed'] }]);
});

it('is tried again until Teams takes the digest, and posted once', async () => {
  await mapped();
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  harness().messenger.trouble = ({ what }) => (what === 'digest-posted' ? new Error('Teams is down') : null);
  await nextNight();
  expect(digests(harness())).toEqual([]);
  harness().messenger.trouble = null;
  harness().clock.advance(3_600_000);
  await harness().runJobs();
  expect(digests(harness())).toHaveLength(1);
  const report = await harness().store.reports.newest('drift');
  if (!report) throw new Error('there is no report');
  await tellDrift({ ...harness().deps, messenger: harness().messenger }, report);
  expect(digests(harness())).toHaveLength(1);
});

it('makes up for a night in which nobody was up, once', async () => {
  await mapped();
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  harness().clock.advance(9 * dayMs);
  await night(harness());
  await night(harness());
  expect(await checks()).toHaveLength(1);
});

it('runs once though several look at the clock at once', async () => {
  await mapped();
  harness().clock.advance(dayMs);
  await Promise.all([1, 2, 3].map(() => driftNightly(harness().deps)));
  await harness().runJobs();
  expect(await checks()).toHaveLength(1);
});

it.each([['0 4 * * *'], [null]])(
  'does not run at once when the schedule was %s for a while',
  async (other) => {
    await mapped();
    const { deps, clock } = harness();
    await driftNightly({ ...deps, settings: { ...deps.settings, driftSchedule: other } });
    clock.advance(9 * dayMs);
    await night(harness());
    expect(await checks()).toEqual([]);
    await nextNight();
    expect(await checks()).toHaveLength(1);
  },
);

it('says nothing while there is no approvals channel, and tells it once there is one', async () => {
  const { store, deps, messenger, clock } = harness();
  await mapped();
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  clock.advance(dayMs);
  const channels = { ...store.channels, approvals: () => Promise.resolve(null) };
  const unbound = { ...deps, messenger, store: { ...store, channels } };
  await driftNightly(unbound);
  await drain(unbound);
  expect(await checks()).toMatchObject([['sso bot', { fresh: 1 }]]);
  expect(digests(harness())).toEqual([]);
  await nextNight();
  expect(digests(harness())).toHaveLength(1);
});

describe('in quiet hours', () => {
  const quiet = useHarness({
    settings: { driftSchedule: '0 3 * * *', quietHours: { from: 22 * 60, until: 7 * 60 } },
  });

  /** Moves the clock to the next time it is that late. */
  async function at(time: string): Promise<void> {
    const { clock } = quiet();
    const now = clock.now();
    const then = Date.parse(`${now.toISOString().slice(0, 10)}T${time}:00.000Z`);
    clock.advance(then - now.getTime() + (then > now.getTime() ? 0 : dayMs));
    await night(quiet());
  }

  it('the digest waits until they end, and tells what is so then', async () => {
    await appliedRequest(quiet());
    await at('02:00');
    personNamed(quiet(), 'Jane Doe').accountEnabled = false;
    await at('03:00');
    await at('06:59');
    expect(digests(quiet())).toEqual([]);
    resourceOf(quiet(), janesResourceId).isActive = false;
    await at('07:00');
    expect(digests(quiet())).toEqual([{ total: 2, fresh: 2, kinds: ['user-disabled', 'resource-inactive'] }]);
  });
});

describe('without a schedule', () => {
  const never = useHarness();

  it('looks only when asked', async () => {
    await appliedRequest(never());
    await night(never());
    never().clock.advance(9 * dayMs);
    await night(never());
    expect(await events(never())).not.toContain('drift.checked');
  });
});

describe('a schedule that never comes', () => {
  const impossible = useHarness({ settings: { driftSchedule: '0 3 30 2 *' } });

  it('does nothing', async () => {
    await night(impossible());
    expect(await events(impossible())).toEqual([]);
  });
});
