import { checkDiscoveryAgain, confirmCopied, confirmMode } from '../../../src/workflow/setup/confirm-steps';
import { finishSetup } from '../../../src/workflow/setup/finish-setup';
import { goBack, renewSecret } from '../../../src/workflow/setup/move';
import { noteSecretExpiry, readSecretExpiry } from '../../../src/workflow/setup/note-secret';
import { openSetup } from '../../../src/workflow/setup/open-setup';
import { reminderSubject } from '../../../src/mapping/setup/secret-reminders';
import { useHarness } from '../harness';
import { alex, robin } from '../harness/people';
import { clickOf, currentOf, eventsOf, problemsOf, shown, walkTo } from './walk';

const harness = useHarness();

async function planned(): Promise<string[]> {
  const { id } = await currentOf(harness());
  return (await harness().store.reminders.planned(reminderSubject(id))).map(({ dueAt }) =>
    dueAt.slice(0, 10),
  );
}

describe('the client secret', () => {
  it('is asked for its date only, and four reminders are planned', async () => {
    await walkTo(harness(), 'secret');
    const answered = await noteSecretExpiry(harness().deps, await clickOf(harness()), '2027-03-02');
    expect(shown(answered).view.setup).toMatchObject({
      step: 'copy',
      secret: { expiresAt: '2027-03-02T00:00:00.000Z', source: 'person', by: alex },
    });
    expect(await planned()).toEqual(['2027-01-31', '2027-02-16', '2027-02-23', '2027-03-01']);
  });

  it('of a date that Entra does not show is not taken, and the dates that it shows are named', async () => {
    const { clientId } = await walkTo(harness(), 'secret');
    harness().graph.portal.addSecret(clientId, { name: 'sso', expiresAt: '2027-03-02T15:00:00Z' });
    const wrong = await noteSecretExpiry(harness().deps, await clickOf(harness()), '2028-03-02');
    expect(problemsOf(wrong)[0]).toContain('It shows: 2027-03-02.');
    const right = await noteSecretExpiry(harness().deps, await clickOf(harness()), '2027-03-03');
    expect(shown(right).view.setup.step).toBe('copy');
  });

  it('that expires soon has the reminders that are left', async () => {
    await walkTo(harness(), 'secret');
    await noteSecretExpiry(harness().deps, await clickOf(harness()), '2026-03-12');
    expect(await planned()).toEqual(['2026-03-05', '2026-03-11']);
  });

  it.each([['2026-03-02'], ['2025-01-01'], ['soon'], ['']])('does not expire on "%s"', async (typed) => {
    await walkTo(harness(), 'secret');
    const answered = await noteSecretExpiry(harness().deps, await clickOf(harness()), typed);
    expect(problemsOf(answered)).toHaveLength(1);
    expect(shown(answered)).toMatchObject({ typed: { expires: typed }, view: { setup: { step: 'secret' } } });
    expect(await planned()).toEqual([]);
  });

  it('of several in Entra is the one that expires last', async () => {
    const { clientId } = await walkTo(harness(), 'secret');
    const { portal } = harness().graph;
    portal.addSecret(clientId, { name: 'old', expiresAt: '2026-05-01T12:00:00Z' });
    portal.addSecret(clientId, { name: 'new', expiresAt: '2028-03-01T12:00:00Z' });
    const { facts } = shown(await openSetup(harness().deps, alex)).view;
    expect(facts).toMatchObject({ step: 'secret', secrets: [{ name: 'new' }, { name: 'old' }] });
    const answered = await readSecretExpiry(harness().deps, await clickOf(harness()));
    expect(shown(answered).view.setup.secret).toMatchObject({
      expiresAt: '2028-03-01T12:00:00.000Z',
      source: 'entra',
    });
  });

  it('that is not there, or expired, is not taken from Entra', async () => {
    const { clientId } = await walkTo(harness(), 'secret');
    harness().graph.portal.addSecret(clientId, { name: 'old', expiresAt: '2026-01-01T00:00:00Z' });
    const answered = await readSecretExpiry(harness().deps, await clickOf(harness()));
    expect(problemsOf(answered)[0]).toContain('no client secret on this app that is still valid');
  });

  it('cannot be read while Graph is down, which is told', async () => {
    await walkTo(harness(), 'secret');
    const click = await clickOf(harness());
    const down = { match: /applications/, status: 503, headers: { 'Retry-After': '60' } };
    harness().graph.faults.add(down);
    expect(problemsOf(await readSecretExpiry(harness().deps, click))[0]).toContain('not available');
  });

  it('where the bot may not look, is told to be typed', async () => {
    await walkTo(harness(), 'secret');
    harness().graph.deniedPermissions.add('Application.Read.All').add('Application.ReadWrite.OwnedBy');
    expect(shown(await openSetup(harness().deps, alex)).view.facts).toMatchObject({ secrets: null });
  });
});

describe('what is copied to Autotask', () => {
  it('is shown with the verdict on each part of the discovery document', async () => {
    const { clientId } = await walkTo(harness(), 'copy');
    const { facts } = shown(await openSetup(harness().deps, alex)).view;
    if (facts.step !== 'copy') throw new Error('another step');
    expect(facts).toMatchObject({ app: { clientId } });
    expect(facts.discoveryUrl).toBe(
      `https://login.microsoftonline.com/${harness().directory.tenantId}/v2.0/.well-known/openid-configuration`,
    );
    expect(facts.findings.map(({ subject, verdict }) => `${subject}: ${verdict}`)).toEqual([
      'Tenant: ok',
      'Issuer: ok',
      'Endpoints: ok',
      'https: ok',
      'Signing algorithm: ok',
    ]);
  });

  it('does not go on with a document that fails a check', async () => {
    await walkTo(harness(), 'copy');
    harness().login.document.issuer = 'https://login.microsoftonline.com/common/v2.0';
    expect(shown(await confirmCopied(harness().deps, await clickOf(harness()))).view.setup.step).toBe('copy');
    harness().login.document.issuer = `https://login.microsoftonline.com/${harness().directory.tenantId}/v2.0`;
    const { facts } = shown(await checkDiscoveryAgain(harness().deps, await clickOf(harness()))).view;
    expect(facts).toMatchObject({ step: 'copy' });
    expect(shown(await confirmCopied(harness().deps, await clickOf(harness()))).view.setup.step).toBe('mode');
  });

  it('goes on with a warning where the document cannot be fetched: Autotask’s network may be another', async () => {
    await walkTo(harness(), 'copy');
    harness().login.faults.add({ match: /./, times: 50, status: 404, body: 'blocked' });
    const { facts } = shown(await openSetup(harness().deps, alex)).view;
    expect(facts).toMatchObject({ findings: [{ verdict: 'warning', subject: 'Discovery document' }] });
    expect(shown(await confirmCopied(harness().deps, await clickOf(harness()))).view.setup.step).toBe('mode');
  });

  it('does not go on with a tenant Microsoft does not know', async () => {
    await walkTo(harness(), 'copy');
    const unknown = { error: 'invalid_tenant' };
    harness().login.faults.add({ match: /./, times: 50, status: 400, body: unknown });
    const { view } = shown(await confirmCopied(harness().deps, await clickOf(harness())));
    expect(view).toMatchObject({ setup: { step: 'copy' }, facts: { findings: [{ verdict: 'failed' }] } });
  });
});

describe('the mode', () => {
  it('is confirmed with the test, and not without', async () => {
    await walkTo(harness(), 'mode');
    expect(problemsOf(await confirmMode(harness().deps, await clickOf(harness()), false))[0]).toContain(
      'not confirmed',
    );
    expect(shown(await confirmMode(harness().deps, await clickOf(harness()), true)).view.setup).toMatchObject(
      {
        step: 'pilot',
        mode: { by: alex },
      },
    );
  });
});

describe('the first mapping', () => {
  it('goes straight into map, and finishes the set-up', async () => {
    await walkTo(harness(), 'pilot');
    const { answered, proposed } = await finishSetup(harness().deps, await clickOf(harness()), 'jane.doe');
    expect(proposed).toMatchObject({ kind: 'proposal', user: { displayName: 'Jane Doe' } });
    expect(shown(answered).view.setup).toMatchObject({
      step: 'done',
      pilot: { who: 'Jane Doe' },
      completedAt: expect.any(String) as string,
    });
    const record = (await harness().store.audit.records()).at(-1);
    expect(record).toMatchObject({
      event: 'setup.completed',
      before: 'pilot',
      after: 'done',
      details: { way: 'by-hand', pilot: 'Jane Doe' },
    });
  });

  it('of nobody who is found leaves the set-up where it is', async () => {
    await walkTo(harness(), 'pilot');
    const { answered, proposed } = await finishSetup(harness().deps, await clickOf(harness()), 'nobody.here');
    expect(proposed).toMatchObject({ kind: 'nobody' });
    expect(shown(answered).view.setup).toMatchObject({ step: 'pilot', completedAt: null });
  });

  it('may be left for later', async () => {
    await walkTo(harness(), 'pilot');
    const { answered, proposed } = await finishSetup(harness().deps, await clickOf(harness()), null);
    expect(proposed).toBeNull();
    expect(shown(answered).view.setup).toMatchObject({ step: 'done', pilot: null });
  });
});

describe('a finished set-up', () => {
  async function finish(): Promise<void> {
    await walkTo(harness(), 'pilot');
    await finishSetup(harness().deps, await clickOf(harness()), null);
  }

  it('is shown to any administrator', async () => {
    await finish();
    expect(shown(await openSetup(harness().deps, robin)).view).toMatchObject({ facts: { step: 'done' } });
  });

  it('has its client secret renewed by any administrator: new date, new reminders, still finished', async () => {
    await finish();
    const { completedAt } = await currentOf(harness());
    harness().clock.advanceHours(24 * 350);
    await renewSecret(harness().deps, await clickOf(harness(), robin));
    expect(await currentOf(harness())).toMatchObject({ step: 'secret', holder: robin });
    const { app } = await currentOf(harness());
    harness().graph.portal.addSecret(app?.clientId ?? '', { name: 'new', expiresAt: '2028-03-02T09:00:00Z' });
    await noteSecretExpiry(harness().deps, await clickOf(harness(), robin), '2028-03-02');
    expect(await currentOf(harness())).toMatchObject({ step: 'done', completedAt });
    expect(await planned()).toEqual(['2028-02-01', '2028-02-17', '2028-02-24', '2028-03-01']);
  });

  it('whose renewal is given up is finished as before', async () => {
    await finish();
    await renewSecret(harness().deps, await clickOf(harness()));
    await goBack(harness().deps, await clickOf(harness()));
    expect((await currentOf(harness())).step).toBe('done');
    await goBack(harness().deps, await clickOf(harness()));
    expect((await currentOf(harness())).step).toBe('done');
  });

  it('is recorded step by step', async () => {
    await finish();
    expect(await eventsOf(harness())).toEqual([
      'setup.started',
      'setup.moved',
      'setup.app-registered',
      'setup.redirect-uri',
      'setup.secret-expiry',
      'setup.copied',
      'setup.mode-confirmed',
      'setup.completed',
    ]);
  });
});
