import type { Setup } from '../../../src/mapping/setup/setup';
import type { Deps } from '../../../src/workflow/deps';
import { startSetup, leaveForLater } from '../../../src/workflow/setup/move';
import { openSetup, restartSetup, takeOver } from '../../../src/workflow/setup/open-setup';
import { useHarness } from '../harness';
import { alex, robin } from '../harness/people';
import { clickOf, currentOf, eventsOf, shown } from './walk';

const harness = useHarness();

/** An instance that read the set-up just before another one changed it: its first look shows the old state. */
function lateBy(old: Setup | null): Deps {
  const { deps, store } = harness();
  const looks: (Setup | null)[] = [old];
  const current = (): Promise<Setup | null> =>
    looks.length > 0 ? Promise.resolve(looks.shift() ?? null) : store.setups.current();
  return { ...deps, store: { ...store, setups: { ...store.setups, current } } };
}

describe('an instance that another one was faster than', () => {
  it('does not restart what it has not seen', async () => {
    await openSetup(harness().deps, alex);
    const old = await currentOf(harness());
    await startSetup(harness().deps, await clickOf(harness()));
    expect(shown(await restartSetup(lateBy(old), alex))).toMatchObject({ stale: true });
    expect(await eventsOf(harness())).not.toContain('setup.restarted');
  });

  it('takes over what is there by then', async () => {
    await openSetup(harness().deps, alex);
    const old = await currentOf(harness());
    await startSetup(harness().deps, await clickOf(harness()));
    const click = { setupId: old.id, revision: old.revision, clicker: robin };
    expect(shown(await takeOver(lateBy(old), click)).view.setup).toMatchObject({
      step: 'register',
      holder: robin,
    });
  });

  it('goes on with a set-up that was left for later, once', async () => {
    await openSetup(harness().deps, alex);
    await leaveForLater(harness().deps, await clickOf(harness()));
    const old = await currentOf(harness());
    await openSetup(harness().deps, alex);
    expect(shown(await openSetup(lateBy(old), alex)).view.setup).toMatchObject({ paused: false });
    expect((await eventsOf(harness())).filter((event) => event === 'setup.resumed')).toHaveLength(1);
  });

  it('shows the other one’s when both begin', async () => {
    await openSetup(harness().deps, alex);
    expect(await openSetup(lateBy(null), robin)).toMatchObject({ kind: 'held', setup: { holder: alex } });
  });

  it('is told who took over while it was at a step', async () => {
    await openSetup(harness().deps, alex);
    const old = await currentOf(harness());
    const click = await clickOf(harness());
    await takeOver(harness().deps, await clickOf(harness(), robin));
    expect(await startSetup(lateBy(old), click)).toMatchObject({ kind: 'held', setup: { holder: robin } });
  });

  it('is told where the set-up stands when its own step was done elsewhere', async () => {
    await openSetup(harness().deps, alex);
    const old = await currentOf(harness());
    const click = await clickOf(harness());
    await startSetup(harness().deps, click);
    expect(shown(await startSetup(lateBy(old), click))).toMatchObject({ stale: true });
  });
});

describe('the first card', () => {
  it('says so when Entra does not know the viewer', async () => {
    const nobody = { objectId: 'ffffffff-0000-4000-8000-00000000ffff', name: 'Nobody' };
    const { deps } = harness();
    const directory = {
      ...deps.directory,
      memberOf: () => Promise.resolve(new Set([deps.settings.administratorGroupId])),
    };
    const { facts } = shown(await openSetup({ ...deps, directory }, nobody)).view;
    if (facts.step !== 'before') throw new Error('another step');
    expect(facts.findings.map(({ subject, verdict }) => `${subject}: ${verdict}`)).toEqual([
      'Your role here: ok',
      'Entra ID: warning',
      'App registrations: ok',
      'Autotask: warning',
    ]);
  });

  it('says which part of Entra does not answer', async () => {
    const busy = { status: 503, times: 9, headers: { 'Retry-After': '60' } };
    harness().graph.faults.add({ match: /GET .*\/(applications|users\/[0-9a-f-]+)$/, ...busy });
    const { facts } = shown(await openSetup(harness().deps, alex)).view;
    if (facts.step !== 'before') throw new Error('another step');
    expect(
      facts.findings.filter(({ verdict }) => verdict === 'failed').map(({ subject }) => subject),
    ).toEqual(expect.arrayContaining(['Entra ID', 'App registrations']));
  });
});
