import type { NewRegistration } from '../../../src/mapping/registration';
import { createApp } from '../../../src/workflow/setup/create-app';
import { goBack, startSetup } from '../../../src/workflow/setup/move';
import { openSetup, restartSetup } from '../../../src/workflow/setup/open-setup';
import { chooseWay } from '../../../src/workflow/setup/register-app';
import { setRedirectUri } from '../../../src/workflow/setup/set-redirect-uri';
import { useHarness } from '../harness';
import { alex } from '../harness/people';
import { callback, clickOf, currentOf, eventsOf, problemsOf, shown } from './walk';

const harness = useHarness({ settings: { mayCreateApp: true } });

async function toAutomatic() {
  await openSetup(harness().deps, alex);
  await startSetup(harness().deps, await clickOf(harness()));
  return chooseWay(harness().deps, await clickOf(harness()), 'automatic');
}

async function create() {
  return createApp(harness().deps, await clickOf(harness()));
}

function creations(): number {
  return harness().graph.requests.filter(
    ({ method, path }) => method === 'POST' && path === '/v1.0/applications',
  ).length;
}

describe('registering the app automatically', () => {
  it('shows exactly what will be created, and creates that', async () => {
    const { facts } = shown(await toAutomatic()).view;
    expect(facts).toMatchObject({
      step: 'register',
      mayCreate: true,
      way: 'automatic',
      existing: [],
      plan: {
        displayName: 'Autotask',
        audience: 'AzureADMyOrg',
        tags: ['autotask-sso-bot', expect.stringMatching(/^autotask-sso-bot\/[0-9a-f-]{36}$/)],
      },
    });
    const { view } = shown(await create());
    expect(harness().graph.applications).toMatchObject([
      {
        displayName: 'Autotask',
        signInAudience: 'AzureADMyOrg',
        tags: ['autotask-sso-bot', expect.stringMatching(/^autotask-sso-bot\/[0-9a-f-]{36}$/)],
        passwordCredentials: [],
      },
    ]);
    expect(harness().graph.servicePrincipals).toHaveLength(1);
    const [app] = harness().graph.applications;
    expect(view.setup).toMatchObject({
      step: 'redirect',
      creatingSince: null,
      app: {
        clientId: app?.appId,
        objectId: app?.id,
        way: 'automatic',
        tenantId: harness().directory.tenantId,
      },
    });
    expect(view.facts).toMatchObject({ step: 'redirect', maySet: true, current: [] });
    expect(await eventsOf(harness())).toEqual(
      expect.arrayContaining(['setup.app-creating', 'setup.app-created']),
    );
  });

  it('then sets the redirect URI beside others, and reads it back', async () => {
    await toAutomatic();
    await create();
    const [app] = harness().graph.applications;
    app?.web.redirectUris.push('https://ww5.autotask.net/old');
    const click = await clickOf(harness());
    const { view } = shown(
      await setRedirectUri(harness().deps, click, { redirectUri: callback, added: false }),
    );
    expect(app?.web.redirectUris).toEqual(['https://ww5.autotask.net/old', callback]);
    expect(view.setup).toMatchObject({ step: 'secret', redirectUri: { url: callback, readBack: true } });
  });

  it('says when Entra took the redirect URI and does not show it yet, and sets it once', async () => {
    await toAutomatic();
    await create();
    harness().graph.faults.add({ match: /PATCH .*applications/, status: 204, body: '' });
    const give = async () =>
      setRedirectUri(harness().deps, await clickOf(harness()), { redirectUri: callback, added: false });
    expect(problemsOf(await give())[0]).toContain('Entra took it, but does not show it yet.');
    expect(shown(await give()).view.setup.step).toBe('secret');
    await goBack(harness().deps, await clickOf(harness()));
    const patches = (): number => harness().graph.requests.filter(({ method }) => method === 'PATCH').length;
    const before = patches();
    expect(shown(await give()).view.setup.step).toBe('secret');
    expect(patches()).toBe(before);
  });

  it('repeated after going back uses the app that is there', async () => {
    await toAutomatic();
    await create();
    await goBack(harness().deps, await clickOf(harness()));
    expect((await currentOf(harness())).step).toBe('register');
    shown(await create());
    expect(creations()).toBe(1);
    expect(await eventsOf(harness())).toContain('setup.app-found');
  });

  it('clicked twice at once creates one app', async () => {
    await toAutomatic();
    const click = await clickOf(harness());
    await Promise.all([createApp(harness().deps, click), createApp(harness().deps, click)]);
    expect(harness().graph.applications).toHaveLength(1);
  });

  it('whose answer was lost finds the app at the next click', async () => {
    await toAutomatic();
    harness().graph.faults.add({ match: /POST .*applications$/, drop: 'after' });
    expect(problemsOf(await create())[0]).toContain('cannot be reached');
    expect(await currentOf(harness())).toMatchObject({
      step: 'register',
      creatingSince: expect.any(String) as string,
    });
    expect(shown(await create()).view.setup).toMatchObject({ step: 'redirect', creatingSince: null });
    expect(harness().graph.applications).toHaveLength(1);
  });

  it('waits for an app that may be on its way, and creates it once it is clear that there is none', async () => {
    await toAutomatic();
    harness().graph.faults.add({ match: /POST .*applications$/, drop: 'before' });
    await create();
    expect(problemsOf(await create())[0]).toContain('One may be on its way');
    expect(creations()).toBe(1);
    harness().clock.advance(61_000);
    expect(shown(await create()).problems).toEqual([]);
    expect(harness().graph.applications).toHaveLength(1);
  });

  it('takes up an app without an enterprise application', async () => {
    await toAutomatic();
    harness().graph.faults.add({ match: /POST .*servicePrincipals/, status: 400 });
    expect(problemsOf(await create())[0]).toContain('does not know it everywhere yet');
    shown(await create());
    expect(harness().graph.servicePrincipals).toHaveLength(1);
    expect(creations()).toBe(1);
    expect((await currentOf(harness())).step).toBe('redirect');
  });

  it('without the permission names it, links its consent page, and is free to try again', async () => {
    await toAutomatic();
    harness().graph.deniedPermissions.add('Application.ReadWrite.OwnedBy');
    const { problems } = shown(await create());
    expect(problems).toMatchObject([
      {
        sentence: expect.stringContaining('Application.ReadWrite.OwnedBy') as string,
        link: { url: 'https://login.example/adminconsent' },
      },
    ]);
    expect(await currentOf(harness())).toMatchObject({ step: 'register', creatingSince: null });
    harness().graph.deniedPermissions.clear();
    expect(shown(await create()).view.setup.step).toBe('redirect');
  });

  it('does not choose among several apps that carry the tag', async () => {
    await toAutomatic();
    const { tag } = await currentOf(harness());
    const wish: NewRegistration = { displayName: 'A', audience: 'AzureADMyOrg', tags: [tag] };
    const register = () => harness().deps.registrations.create(wish);
    const [one, other] = [await register(), await register()];
    const [problem] = problemsOf(await create());
    expect(problem).toContain(one.clientId);
    expect(problem).toContain(other.clientId);
  });

  it('shows that it cannot look when Graph is down', async () => {
    harness().graph.faults.add({
      match: /GET .*applications.*tags/,
      status: 503,
      times: 9,
      headers: { 'Retry-After': '60' },
    });
    expect(shown(await toAutomatic()).view.facts).toMatchObject({
      existing: [],
      findings: [{ verdict: 'failed' }],
    });
  });

  it('does not take up an app that somebody else has given the product’s tag', async () => {
    const foreign = {
      displayName: 'Autotask',
      audience: 'AzureADMyOrg',
      tags: ['autotask-sso-bot'],
    } as const;
    const { clientId } = await harness().deps.registrations.create(foreign);
    expect(shown(await toAutomatic()).view.facts).toMatchObject({ existing: [] });
    expect(shown(await create()).view.setup.app?.clientId).not.toBe(clientId);
    expect(harness().graph.applications).toHaveLength(2);
  });

  it('finds its own app again after setup restart, also one that is still on its way', async () => {
    await toAutomatic();
    harness().graph.faults.add({ match: /POST .*applications$/, drop: 'after' });
    await create();
    await restartSetup(harness().deps, alex);
    await toAutomatic();
    expect(shown(await create()).view.setup.step).toBe('redirect');
    expect(harness().graph.applications).toHaveLength(1);
    await restartSetup(harness().deps, alex);
    harness().graph.applications.length = 0;
    expect((await currentOf(harness())).creatingSince).toBeNull();
  });

  it('goes back to the choice between both ways', async () => {
    await toAutomatic();
    await goBack(harness().deps, await clickOf(harness()));
    expect(await currentOf(harness())).toMatchObject({ step: 'register', way: null });
  });
});

describe('where the bot may not register apps', () => {
  it('it says who can switch that on', async () => {
    await toAutomatic();
    const deps = { ...harness().deps, settings: { ...harness().deps.settings, mayCreateApp: false } };
    const [problem] = problemsOf(await createApp(deps, await clickOf(harness())));
    expect(problem).toContain('SETUP_CREATE_APP=true');
    expect(harness().graph.applications).toEqual([]);
  });
});
