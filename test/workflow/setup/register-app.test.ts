import { registerByHand } from '../../../src/workflow/setup/register-app';
import { setRedirectUri } from '../../../src/workflow/setup/set-redirect-uri';
import { goBack } from '../../../src/workflow/setup/move';
import { useHarness } from '../harness';
import { janesObjectId } from '../harness/people';
import { groupIds } from '../../../src/playground/directory/example/groups';
import { callback, clickOf, currentOf, problemsOf, shown, walkTo } from './walk';

const harness = useHarness();
const nobody = '00000000-0000-4000-8000-0000000000aa';

async function register(clientId: string, tenantId = harness().directory.tenantId) {
  return registerByHand(harness().deps, await clickOf(harness()), { clientId, tenantId });
}

/** Denies reading app registrations. */
function hideApps(): void {
  harness().graph.deniedPermissions.add('Application.Read.All').add('Application.ReadWrite.OwnedBy');
}

describe('an app registered by hand', () => {
  it('is read back and compared', async () => {
    const { clientId, objectId } = await walkTo(harness(), 'register');
    const { view, problems } = shown(await register(clientId));
    expect(problems).toEqual([]);
    expect(view.setup).toMatchObject({
      step: 'redirect',
      app: { clientId, objectId, displayName: 'Autotask', way: 'by-hand' },
    });
    expect(view.setup.app?.findings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok']);
    expect((await harness().store.audit.records()).at(-1)).toMatchObject({
      event: 'setup.app-registered',
      before: 'register',
      after: 'redirect',
      details: { clientId, objectId, readBack: true },
    });
  });

  it.each([
    ['a cut one', 'c0ffee', 'This is not an ID'],
    ['nothing', '', 'Nothing was given.'],
  ])('%s for its client ID is not taken', async (_what, typed, words) => {
    await walkTo(harness(), 'register');
    const answered = await register(typed);
    expect(problemsOf(answered).join()).toContain(words);
    expect(shown(answered)).toMatchObject({
      typed: { clientId: typed },
      view: { setup: { step: 'register', app: null } },
    });
  });

  it('with both IDs wrong tells both', async () => {
    await walkTo(harness(), 'register');
    expect(problemsOf(await register('x', 'y'))).toHaveLength(2);
  });

  it('in another tenant is refused', async () => {
    const { clientId } = await walkTo(harness(), 'register');
    const [problem] = problemsOf(await register(clientId, nobody));
    expect(problem).toContain(`This bot serves the tenant ${harness().directory.tenantId}`);
  });

  it('whose tenant ID was given for the client ID is told so', async () => {
    await walkTo(harness(), 'register');
    expect(problemsOf(await register(harness().directory.tenantId))[0]).toContain(
      'This is the Directory (tenant) ID.',
    );
  });

  it('whose own Object ID was given is recognised, and its client ID named', async () => {
    const { objectId, clientId } = await walkTo(harness(), 'register');
    const [problem] = problemsOf(await register(objectId));
    expect(problem).toContain('This is the Object ID of the app "Autotask"');
    expect(problem).toContain(`Use its Application (client) ID: ${clientId}`);
  });

  it.each([
    ['a user', () => janesObjectId, 'Object ID of the user Jane Doe'],
    ['a group', () => groupIds.approvers, 'Object ID of the group'],
    [
      'an enterprise application',
      () => harness().graph.servicePrincipals[0]?.id ?? '',
      'enterprise application "Autotask"',
    ],
    ['nobody', () => nobody, 'No app registration of your tenant has this ID.'],
  ])('the Object ID of %s is told apart', async (_what, id, words) => {
    await walkTo(harness(), 'register');
    expect(problemsOf(await register(id()))[0]).toContain(words);
  });

  it('that nobody of the organisation can sign in to is not taken', async () => {
    const { clientId } = await walkTo(harness(), 'register');
    const [app] = harness().graph.applications;
    if (app) app.signInAudience = 'PersonalMicrosoftAccount';
    expect(problemsOf(await register(clientId)).join()).toContain('Only personal Microsoft accounts');
  });

  it('that other organisations may use is taken with a warning', async () => {
    const { clientId } = await walkTo(harness(), 'register');
    const [app] = harness().graph.applications;
    if (app) app.signInAudience = 'AzureADMultipleOrgs';
    expect(shown(await register(clientId)).view.setup.app?.findings).toContainEqual(
      expect.objectContaining({ subject: 'Supported account types', verdict: 'warning' }),
    );
  });

  it('that the bot may not read is believed, and that is said', async () => {
    const { clientId } = await walkTo(harness(), 'register');
    hideApps();
    const { setup } = shown(await register(clientId)).view;
    expect(setup).toMatchObject({ step: 'redirect', app: { objectId: null, displayName: null } });
    expect(setup.app?.findings).toMatchObject([
      {
        verdict: 'warning',
        sentence: expect.stringContaining('Application.Read.All') as string,
        link: { url: 'https://login.example/adminconsent' },
      },
    ]);
  });

  it('is not believed when the ID is a user’s, also without reading apps', async () => {
    await walkTo(harness(), 'register');
    hideApps();
    expect(problemsOf(await register(janesObjectId))[0]).toContain('Object ID of the user Jane Doe');
  });

  it('waits while Graph is down', async () => {
    const { clientId } = await walkTo(harness(), 'register');
    harness().graph.faults.add({
      match: /applications/,
      status: 503,
      times: 9,
      headers: { 'Retry-After': '60' },
    });
    expect(problemsOf(await register(clientId))[0]).toContain('not available');
    expect(await currentOf(harness())).toMatchObject({ step: 'register' });
  });

  it('replaced by another one forgets what was set up for the first', async () => {
    await walkTo(harness(), 'secret');
    for (let back = 0; back < 2; back += 1) await goBack(harness().deps, await clickOf(harness()));
    const { clientId } = harness().graph.portal.registerApp({ displayName: 'Autotask 2' });
    expect(shown(await register(clientId)).view.setup).toMatchObject({ step: 'redirect', redirectUri: null });
  });
});

describe('the redirect URI', () => {
  async function give(redirectUri: string, added = false) {
    return setRedirectUri(harness().deps, await clickOf(harness()), { redirectUri, added });
  }

  it('is read back from the app', async () => {
    await walkTo(harness(), 'redirect');
    const { view } = shown(await give(`<${callback}>`));
    expect(view.setup).toMatchObject({ step: 'secret', redirectUri: { url: callback, readBack: true } });
    expect(view.facts).toMatchObject({ step: 'secret', secrets: [] });
  });

  it('shows those the app has, and does not offer to set it on an app that is not the bot’s', async () => {
    await walkTo(harness(), 'register');
    const { facts } = shown(await register(harness().graph.applications[0]?.appId ?? '')).view;
    expect(facts).toMatchObject({ step: 'redirect', current: [callback], maySet: false });
  });

  it.each([
    ['http://ww5.autotask.net/x', 'does not begin with https://'],
    ['https://evil.example/x', 'not an address of Autotask'],
    ['https://*.autotask.net/x', 'wildcard'],
    [`${callback}#x`, 'fragment'],
    ['https://ww5.autotask.net/other', 'The app does not have https://ww5.autotask.net/other.'],
    [`${callback}/`, 'slash at its end'],
  ])('%s is not taken', async (typed, words) => {
    await walkTo(harness(), 'redirect');
    const answered = await give(typed, true);
    expect(problemsOf(answered)[0]).toContain(words);
    expect(shown(answered)).toMatchObject({
      typed: { redirectUri: typed },
      view: { setup: { step: 'redirect' } },
    });
  });

  it('under another platform than Web is not taken', async () => {
    const { clientId } = await walkTo(harness(), 'redirect');
    harness().graph.portal.addRedirectUri(clientId, 'https://ww5.autotask.net/spa', 'spa');
    expect(problemsOf(await give('https://ww5.autotask.net/spa'))[0]).toContain('under another platform');
  });

  it('where the bot cannot look is believed once the administrator says that it is there', async () => {
    await walkTo(harness(), 'redirect');
    hideApps();
    expect(problemsOf(await give(callback))[0]).toContain('cannot see whether the URL is there');
    expect(shown(await give(callback, true)).view.setup).toMatchObject({
      step: 'secret',
      redirectUri: { readBack: false },
    });
  });

  it('waits while Graph is down', async () => {
    await walkTo(harness(), 'redirect');
    const click = await clickOf(harness());
    harness().graph.faults.add({
      match: /applications/,
      status: 503,
      times: 3,
      headers: { 'Retry-After': '60' },
    });
    const answered = await setRedirectUri(harness().deps, click, { redirectUri: callback, added: true });
    expect(problemsOf(answered)[0]).toContain('not available');
    expect(shown(answered).view.facts).toMatchObject({ step: 'redirect', current: [] });
    expect(await currentOf(harness())).toMatchObject({ step: 'redirect' });
  });
});
