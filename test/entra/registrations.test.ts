import { createGraphClient } from '../../src/entra/create-graph-client';
import { createRegistrations } from '../../src/entra/create-registrations';
import type { NewRegistration } from '../../src/mapping/registration';
import { UpstreamError } from '../../src/mapping/upstream-error';
import { actors } from '../../src/playground/directory/example/acting-people';
import { groupIds } from '../../src/playground/directory/example/groups';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';
import type { Registrations } from '../../src/workflow/ports';

const callback = 'https://ww5.autotask.net/Mvc/callback';
const wish: NewRegistration = { displayName: 'Autotask', audience: 'AzureADMyOrg', tags: ['our-tag'] };

let graph: GraphSimulator;
/** That the client fits the port of the workflow is checked by the compiler here. */
let registrations: Registrations;
beforeEach(async () => {
  graph = await startGraphSimulator();
  registrations = createRegistrations(createGraphClient({ baseUrl: graph.url, timeoutMs: 1_000 }));
});
afterEach(() => graph.close());

async function troubleWith(work: () => Promise<unknown>): Promise<UpstreamError> {
  const outcome: unknown = await work().catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`no UpstreamError but ${JSON.stringify(outcome)}`);
  return outcome;
}

function calls(match: RegExp): number {
  return graph.requests.filter(({ method, path }) => match.test(`${method} ${path}`)).length;
}

describe('an app registered in the portal', () => {
  it('is read by its client ID, in any case, with redirect URIs by platform, secrets and enterprise application', async () => {
    const { clientId, objectId } = graph.portal.registerApp({
      displayName: 'Autotask',
      redirectUris: [callback],
    });
    graph.portal.addRedirectUri(clientId, 'https://ww5.autotask.net/spa', 'spa');
    graph.portal.addSecret(clientId, { name: 'sso', expiresAt: '2027-11-23T10:00:00Z' });
    expect(await registrations.byClientId(clientId.toUpperCase())).toMatchObject({
      clientId,
      objectId,
      displayName: 'Autotask',
      audience: 'AzureADMyOrg',
      webRedirectUris: [callback],
      otherRedirectUris: ['https://ww5.autotask.net/spa'],
      secrets: [{ name: 'sso', hint: expect.any(String) as string, expiresAt: '2027-11-23T10:00:00.000Z' }],
      servicePrincipal: 'enabled',
    });
  });

  it('shows that its enterprise application is switched off or missing', async () => {
    const { clientId } = graph.portal.registerApp({ displayName: 'Autotask' });
    const [principal] = graph.servicePrincipals;
    if (principal) principal.accountEnabled = false;
    expect(await registrations.byClientId(clientId)).toMatchObject({ servicePrincipal: 'disabled' });
    graph.servicePrincipals.length = 0;
    expect(await registrations.byClientId(clientId)).toMatchObject({ servicePrincipal: 'missing' });
  });

  it('is null when nobody has the ID, also one with quotes in it', async () => {
    expect(await registrations.byClientId("0' or appId ne '0")).toBeNull();
  });

  it.each(["o'neill", 'a+b', 'a#b', '100%', 'a&b', 'ä/ö?', "'); drop"])(
    'is found by a tag with odd signs: %s',
    async (tag) => {
      const created = await registrations.create({ ...wish, tags: [tag] });
      await registrations.create({ ...wish, tags: ['another'] });
      expect(await registrations.tagged(tag)).toMatchObject([{ clientId: created.clientId, tags: [tag] }]);
    },
  );

  it('is not ours to change, which is told', async () => {
    const { objectId } = graph.portal.registerApp({ displayName: 'Autotask' });
    const trouble = await troubleWith(() => registrations.setWebRedirectUris(objectId, [callback]));
    expect(trouble).toMatchObject({
      trouble: 'denied',
      details: { permission: 'Application.ReadWrite.OwnedBy' },
    });
    expect(trouble.message).toContain('belongs to somebody else');
  });
});

describe('an app of ours', () => {
  it('is created, found by its tag, given an enterprise application once, and a redirect URI', async () => {
    const created = await registrations.create(wish);
    expect(created).toMatchObject({
      displayName: 'Autotask',
      tags: ['our-tag'],
      servicePrincipal: 'missing',
    });
    await registrations.ensureServicePrincipal(created.clientId);
    await registrations.ensureServicePrincipal(created.clientId);
    expect(calls(/POST .*servicePrincipals/)).toBe(1);
    await registrations.setWebRedirectUris(created.objectId, [callback]);
    expect(await registrations.tagged('our-tag')).toMatchObject([
      { clientId: created.clientId, webRedirectUris: [callback], servicePrincipal: 'enabled' },
    ]);
    expect(await registrations.tagged("other' tag")).toEqual([]);
  });

  it('comes before newer ones of the same tag', async () => {
    const first = await registrations.create(wish);
    const second = await registrations.create(wish);
    graph.applications.reverse();
    graph.applications.forEach((app) => {
      app.createdDateTime = app.appId === first.clientId ? '2026-01-01T00:00:00Z' : '2026-02-01T00:00:00Z';
    });
    const found = await registrations.tagged('our-tag');
    expect(found.map(({ clientId }) => clientId)).toEqual([first.clientId, second.clientId]);
  });

  it.each([
    ['the answer is lost', { drop: 'after' as const }],
    ['Graph is down', { status: 503 }],
    ['Graph is busy', { status: 429 }],
  ])('is asked for once when %s', async (_what, fault) => {
    graph.faults.add({ match: /POST .*applications$/, ...fault });
    expect(await troubleWith(() => registrations.create(wish))).toMatchObject({ isTransient: true });
    expect(calls(/POST .*applications$/)).toBe(1);
  });

  it('may take longer to be made than to be read', async () => {
    const slow = { delayMs: 700, times: 9 };
    const hasty = createRegistrations(createGraphClient({ baseUrl: graph.url, timeoutMs: 500 }));
    graph.faults.add({ match: /applications$/, ...slow });
    await expect(hasty.create(wish)).resolves.toMatchObject({ displayName: 'Autotask' });
    expect((await troubleWith(() => hasty.byClientId('x'))).message).toContain('did not answer within 0.5 s');
  });

  it('is refused without the permission, which is named', async () => {
    graph.deniedPermissions.add('Application.ReadWrite.OwnedBy');
    const trouble = await troubleWith(() => registrations.create(wish));
    expect(trouble.details).toMatchObject({ permission: 'Application.ReadWrite.OwnedBy' });
    expect(trouble.message).toContain('Application.ReadWrite.OwnedBy');
  });

  it.each([
    [
      400,
      "The appId 'x' of the service principal does not reference a valid application object.",
      /: The appId 'x' of/,
    ],
    [404, "Resource 'x' does not exist.", /could not be made\.$/],
  ])(
    'that Entra does not know everywhere yet (%i) is told to come back, with what it said',
    async (status, message, said) => {
      const { clientId } = await registrations.create(wish);
      const body = { error: { code: 'Request_BadRequest', message } };
      graph.faults.add({ match: /POST .*servicePrincipals/, status, body });
      const trouble = await troubleWith(() => registrations.ensureServicePrincipal(clientId));
      expect(trouble).toMatchObject({ trouble: 'unreachable', isTransient: true });
      expect(trouble.message).toContain('does not know it everywhere yet');
      expect(trouble.message).toMatch(said);
    },
  );

  it('whose enterprise application is refused for another reason is not called a delay', async () => {
    const { clientId } = await registrations.create(wish);
    graph.faults.add({ match: /POST .*servicePrincipals/, status: 405 });
    const trouble = await troubleWith(() => registrations.ensureServicePrincipal(clientId));
    expect(trouble).toMatchObject({ trouble: 'rejected', isTransient: false });
  });

  it('whose enterprise application is there, though Entra does not list it yet, is done', async () => {
    const { clientId } = await registrations.create(wish);
    await registrations.ensureServicePrincipal(clientId);
    graph.faults.add({ match: /GET .*servicePrincipals/, status: 200, body: { value: [] }, times: 9 });
    await expect(registrations.ensureServicePrincipal(clientId)).resolves.toBeUndefined();
    expect(graph.servicePrincipals).toHaveLength(1);
  });

  it('that is refused for its backing application is on its way too, and Graph’s words are not lost', async () => {
    const { clientId } = await registrations.create(wish);
    const message =
      'When using this permission, the backing application of the service principal being created must in the local tenant';
    const body = { error: { code: 'Authorization_RequestDenied', message } };
    graph.faults.add({ match: /POST .*servicePrincipals/, status: 403, body });
    expect(await troubleWith(() => registrations.ensureServicePrincipal(clientId))).toMatchObject({
      isTransient: true,
    });
  });

  it('whose enterprise application somebody else makes at the same moment is fine', async () => {
    const { clientId } = await registrations.create(wish);
    await Promise.all([1, 2, 3].map(() => registrations.ensureServicePrincipal(clientId)));
    expect(graph.servicePrincipals).toHaveLength(1);
  });

  it('keeps its other settings when redirect URIs are set', async () => {
    const { objectId } = await registrations.create(wish);
    const [app] = graph.applications;
    Object.assign(app?.web ?? {}, { logoutUrl: 'https://ww5.autotask.net/out' });
    await registrations.setWebRedirectUris(objectId, [callback]);
    expect(app?.web).toMatchObject({ redirectUris: [callback], logoutUrl: 'https://ww5.autotask.net/out' });
  });

  it('is changed once only when the answer is lost', async () => {
    const { objectId } = await registrations.create(wish);
    graph.faults.add({ match: /PATCH .*applications/, drop: 'after' });
    const trouble = await troubleWith(() => registrations.setWebRedirectUris(objectId, [callback]));
    expect(trouble).toMatchObject({ isTransient: true });
    expect(calls(/PATCH/)).toBe(1);
    expect(graph.applications[0]?.web.redirectUris).toEqual([callback]);
  });

  it('that is gone cannot be changed', async () => {
    const trouble = await troubleWith(() => registrations.setWebRedirectUris(groupIds.approvers, [callback]));
    expect(trouble).toMatchObject({ trouble: 'rejected' });
    expect(trouble.message).toContain('does not have it');
  });
});

describe('what an ID belongs to', () => {
  it('is found among users, apps, enterprise applications and groups', async () => {
    const { objectId, clientId, servicePrincipalId } = graph.portal.registerApp({ displayName: 'Autotask' });
    expect(await registrations.whatIs(actors.alexAdmin)).toEqual({
      kind: 'user',
      displayName: 'Alex Admin',
      clientId: null,
    });
    expect(await registrations.whatIs(objectId)).toEqual({ kind: 'app', displayName: 'Autotask', clientId });
    expect(await registrations.whatIs(servicePrincipalId)).toEqual({
      kind: 'enterprise application',
      displayName: 'Autotask',
      clientId,
    });
    expect(await registrations.whatIs(groupIds.approvers)).toMatchObject({ kind: 'group' });
    expect(await registrations.whatIs('00000000-0000-4000-8000-000000000000')).toBeNull();
  });

  it('is looked for where the bot may look', async () => {
    graph.deniedPermissions
      .add('Application.Read.All')
      .add('Application.ReadWrite.OwnedBy')
      .add('GroupMember.Read.All');
    expect(await registrations.whatIs(actors.alexAdmin)).toMatchObject({ kind: 'user' });
    expect(await registrations.whatIs(groupIds.approvers)).toBeNull();
  });

  it('is not called unknown when the bot itself is not let in', async () => {
    graph.requireToken = true;
    expect(await troubleWith(() => registrations.whatIs(actors.alexAdmin))).toMatchObject({
      trouble: 'denied',
      details: { advice: expect.stringContaining('AZURE_CLIENT_SECRET') as string },
    });
  });

  it('is not guessed when Graph is down', async () => {
    graph.faults.add({ match: /users/, status: 502, times: 9 });
    expect(await troubleWith(() => registrations.whatIs(actors.alexAdmin))).toMatchObject({
      isTransient: true,
    });
  });
});

it.each([
  ['a page without items', {}],
  ['an app without IDs', { value: [{ displayName: 'x' }] }],
  [
    'a secret that expires at no time',
    { value: [{ id: 'a', appId: 'b', passwordCredentials: [{ endDateTime: 'soon' }] }] },
  ],
])('%s cannot be read', async (_what, body) => {
  graph.faults.add({ match: /applications/, status: 200, body, times: 9 });
  const trouble = await troubleWith(() => registrations.byClientId(groupIds.approvers));
  expect(trouble.message).toContain('cannot be read');
});

it('a secret without a name or hint has none, and its time may be as exact as Graph likes', async () => {
  const passwordCredentials = [{ displayName: '', hint: null, endDateTime: '2027-11-23T10:00:00.1234567Z' }];
  graph.faults.add({
    match: /applications/,
    status: 200,
    body: { value: [{ id: 'a', appId: 'b', passwordCredentials }] },
  });
  const found = await registrations.byClientId('b');
  expect(found?.secrets).toEqual([{ name: null, hint: null, expiresAt: '2027-11-23T10:00:00.123Z' }]);
});

it('what is left out of an app is empty', async () => {
  const body = { value: [{ id: 'A', appId: 'B' }] };
  graph.faults.add({ match: /applications/, status: 200, body });
  expect(await registrations.byClientId('b')).toEqual({
    objectId: 'a',
    clientId: 'b',
    displayName: '',
    audience: null,
    tags: [],
    createdAt: '',
    webRedirectUris: [],
    otherRedirectUris: [],
    secrets: [],
    servicePrincipal: 'missing',
  });
});
