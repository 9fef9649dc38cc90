import { goBack, leaveForLater, startSetup } from '../../../src/workflow/setup/move';
import { openSetup, restartSetup, resumeSetup, takeOver } from '../../../src/workflow/setup/open-setup';
import { openStore } from '../../../src/store/open-store';
import { useHarness } from '../harness';
import { alex, robin, uma } from '../harness/people';
import { clickOf, currentOf, eventsOf, shown, walkTo } from './walk';

const harness = useHarness();

describe('setup', () => {
  it('begins at the first step, which tells what the bot could verify', async () => {
    const { view } = shown(await openSetup(harness().deps, alex));
    expect(view.setup).toMatchObject({ step: 'before', holder: alex, revision: 1 });
    if (view.facts.step !== 'before') throw new Error('another step');
    expect(view.facts.findings.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['Your role here', 'ok'],
      ['Entra ID', 'ok'],
      ['App registrations', 'ok'],
      ['Autotask', 'ok'],
    ]);
    expect(await eventsOf(harness())).toEqual(['setup.started']);
  });

  it('is for administrators; the attempt of others is recorded', async () => {
    expect(await openSetup(harness().deps, uma)).toEqual({ kind: 'denied' });
    expect(await restartSetup(harness().deps, uma)).toEqual({ kind: 'denied' });
    expect(await harness().store.setups.current()).toBeNull();
    expect(await eventsOf(harness())).toEqual(['setup.denied', 'setup.denied']);
  });

  it('typed by two administrators at once is one set-up', async () => {
    const [one, other] = await Promise.all([
      openSetup(harness().deps, alex),
      openSetup(harness().deps, robin),
    ]);
    expect([one.kind, other.kind].sort()).toEqual(['held', 'shown']);
    expect(await eventsOf(harness())).toEqual(['setup.started']);
  });

  it('goes on where it stood, days later and on another instance', async () => {
    await walkTo(harness(), 'secret');
    harness().clock.advanceHours(72);
    const other = await openStore({ url: harness().url });
    const { view } = shown(await openSetup({ ...harness().deps, store: other }, alex));
    await other.close();
    expect(view.setup).toMatchObject({ step: 'secret', redirectUri: { readBack: true } });
  });

  it('without the right to read app registrations says so, and links the consent page', async () => {
    harness().graph.deniedPermissions.add('Application.Read.All').add('Application.ReadWrite.OwnedBy');
    const { facts } = shown(await openSetup(harness().deps, alex)).view;
    if (facts.step !== 'before') throw new Error('another step');
    expect(facts.findings.find(({ subject }) => subject === 'App registrations')).toMatchObject({
      verdict: 'warning',
      mend: expect.stringContaining('Application.Read.All') as string,
      link: { url: 'https://login.example/adminconsent' },
    });
  });

  it('with Autotask down says so on the first card', async () => {
    harness().autotask.faults.add({ match: /./, times: 50, drop: 'before' });
    const { facts } = shown(await openSetup(harness().deps, alex)).view;
    if (facts.step !== 'before') throw new Error('another step');
    expect(facts.findings.at(-1)).toMatchObject({ subject: 'Autotask', verdict: 'failed' });
  });

  it('tells somebody without an Autotask resource of their own', async () => {
    harness().directory.resources.length = 0;
    const { facts } = shown(await openSetup(harness().deps, alex)).view;
    if (facts.step !== 'before') throw new Error('another step');
    expect(facts.findings.at(-1)).toMatchObject({ subject: 'Autotask', verdict: 'warning' });
  });
});

describe('Later, and Back', () => {
  it('leave everything as it is', async () => {
    await walkTo(harness(), 'redirect');
    shown(await leaveForLater(harness().deps, await clickOf(harness())));
    expect(await currentOf(harness())).toMatchObject({ paused: true, step: 'redirect' });
    shown(await resumeSetup(harness().deps, await clickOf(harness())));
    const { app } = await currentOf(harness());
    shown(await goBack(harness().deps, await clickOf(harness())));
    expect(await currentOf(harness())).toMatchObject({ paused: false, step: 'register', app });
    expect(await eventsOf(harness())).toEqual(
      expect.arrayContaining(['setup.paused', 'setup.resumed', 'setup.moved']),
    );
  });

  it('typing setup goes on too', async () => {
    await walkTo(harness(), 'redirect');
    await leaveForLater(harness().deps, await clickOf(harness()));
    expect(shown(await openSetup(harness().deps, alex)).view.setup).toMatchObject({ paused: false });
  });

  it('from the first step there is no way back', async () => {
    await openSetup(harness().deps, alex);
    await goBack(harness().deps, await clickOf(harness()));
    expect(await currentOf(harness())).toMatchObject({ step: 'before' });
  });
});

describe('a card that is out of date', () => {
  it('does nothing, and shows where the set-up stands', async () => {
    await openSetup(harness().deps, alex);
    const old = await clickOf(harness());
    await startSetup(harness().deps, old);
    const before = await currentOf(harness());
    expect(shown(await startSetup(harness().deps, old))).toMatchObject({
      stale: true,
      view: { setup: { step: 'register' } },
    });
    expect(await currentOf(harness())).toEqual(before);
  });

  it('of a set-up that was begun anew is gone', async () => {
    await openSetup(harness().deps, alex);
    const old = await clickOf(harness());
    await restartSetup(harness().deps, alex);
    expect(await startSetup(harness().deps, old)).toEqual({ kind: 'gone' });
    expect(await takeOver(harness().deps, old)).toEqual({ kind: 'gone' });
  });

  it('clicked twice at the same moment does one step', async () => {
    await openSetup(harness().deps, alex);
    const click = await clickOf(harness());
    const answers = await Promise.all([startSetup(harness().deps, click), startSetup(harness().deps, click)]);
    expect(answers.map((answer) => shown(answer).stale).sort()).toEqual([false, true]);
    expect(await currentOf(harness())).toMatchObject({ step: 'register', revision: 2 });
  });

  it('clicked by somebody who is no administrator (any more) is refused', async () => {
    await openSetup(harness().deps, alex);
    expect(await startSetup(harness().deps, await clickOf(harness(), uma))).toEqual({ kind: 'denied' });
    expect(await takeOver(harness().deps, await clickOf(harness(), uma))).toEqual({ kind: 'denied' });
  });
});

describe('two administrators', () => {
  it('the second sees who is where, may take over, and the first is then told the same', async () => {
    await walkTo(harness(), 'redirect');
    const held = await openSetup(harness().deps, robin);
    expect(held).toMatchObject({ kind: 'held', setup: { holder: alex, step: 'redirect' } });
    expect(await startSetup(harness().deps, await clickOf(harness(), robin))).toMatchObject({ kind: 'held' });
    expect(await restartSetup(harness().deps, robin)).toMatchObject({ kind: 'held' });
    const alexsCard = await clickOf(harness());
    expect(shown(await takeOver(harness().deps, await clickOf(harness(), robin))).view.setup).toMatchObject({
      holder: robin,
      step: 'redirect',
    });
    expect(await goBack(harness().deps, alexsCard)).toMatchObject({ kind: 'held', setup: { holder: robin } });
    expect(await eventsOf(harness())).toContain('setup.taken-over');
  });

  it('taking over twice is taking over once', async () => {
    await openSetup(harness().deps, alex);
    const click = await clickOf(harness(), robin);
    await takeOver(harness().deps, click);
    await takeOver(harness().deps, click);
    expect(await currentOf(harness())).toMatchObject({ holder: robin, revision: 2 });
  });
});

it('setup restart begins again; what was set up before is kept in the log', async () => {
  await walkTo(harness(), 'copy');
  const before = await currentOf(harness());
  expect(shown(await restartSetup(harness().deps, alex)).view.setup).toMatchObject({
    step: 'before',
    app: null,
  });
  expect((await currentOf(harness())).id).not.toBe(before.id);
  expect((await eventsOf(harness())).slice(-2)).toEqual(['setup.restarted', 'setup.started']);
});

it('setup restart begins where nothing was begun', async () => {
  expect(shown(await restartSetup(harness().deps, alex)).view.setup).toMatchObject({ step: 'before' });
});
