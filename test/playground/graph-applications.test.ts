import { groupIds } from '../../src/playground/directory/example/groups';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';

const callback = 'https://ww5.autotask.net/callback';
let graph: GraphSimulator;
beforeEach(async () => {
  graph = await startGraphSimulator();
});
afterEach(() => graph.close());

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: Json }> {
  const content = body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {};
  const response = await fetch(`${graph.url}/v1.0${path}`, { method, ...content });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Json };
}

type Json = Record<string, unknown>;

function listed({ body }: { body: Json }): Json[] {
  return body.value as Json[];
}

const autotask = { displayName: 'Autotask', signInAudience: 'AzureADMyOrg', tags: ['made-by-bot'] };

describe('applications', () => {
  test('are created, found by client id, tag and name, changed and read', async () => {
    const { status, body } = await call('POST', '/applications', autotask);
    expect(status).toBe(201);
    const { id, appId } = body as { id: string; appId: string };
    expect(id).not.toBe(appId);
    for (const filter of [
      `appId eq '${appId.toUpperCase()}'`,
      "tags/any(t:t eq 'made-by-bot')",
      "displayName eq 'Autotask'",
    ]) {
      const found = listed(await call('GET', `/applications?$filter=${encodeURIComponent(filter)}`));
      expect(found).toMatchObject([{ id, appId, signInAudience: 'AzureADMyOrg' }]);
    }
    expect(listed(await call('GET', "/applications?$filter=tags/any(t:t eq 'other')"))).toEqual([]);
    expect(await call('PATCH', `/applications/${id}`, { web: { redirectUris: [callback] } })).toMatchObject({
      status: 204,
    });
    const changed = await call('GET', `/applications/${id}?$select=displayName,web`);
    expect(changed.body).toMatchObject({
      displayName: 'Autotask',
      web: { redirectUris: [callback], logoutUrl: null },
    });
    expect(changed.body).not.toHaveProperty('appId');
  });

  test.each([
    ['without a name', {}],
    ['with an unknown property', { ...autotask, secret: 'x' }],
    ['for an audience nobody knows', { ...autotask, signInAudience: 'Everybody' }],
    [
      'with a redirect URI of plain http',
      { ...autotask, web: { redirectUris: ['http://ww5.autotask.net'] } },
    ],
    ['with a fragment', { ...autotask, web: { redirectUris: [`${callback}#x`] } }],
    ['with an unknown property of a platform', { ...autotask, web: { redirectUri: callback } }],
    ['with a redirect URI outside a list', { ...autotask, web: { redirectUris: callback } }],
    ['with a name that is a number', { ...autotask, displayName: 7 }],
  ])('%s are refused', async (_what, body) => {
    expect((await call('POST', '/applications', body)).status).toBe(400);
    expect(graph.applications).toEqual([]);
  });

  test('keep of a platform what a change does not give', async () => {
    const web = { redirectUris: [callback], logoutUrl: 'https://ww5.autotask.net/out' };
    const { body } = await call('POST', '/applications', { ...autotask, web });
    const path = `/applications/${String(body.id)}`;
    expect((await call('PATCH', path, { web: {}, spa: {} })).status).toBe(204);
    expect((await call('PATCH', path, { web: { logoutUrl: null } })).status).toBe(204);
    expect((await call('GET', path)).body).toMatchObject({
      displayName: 'Autotask',
      web: { redirectUris: [callback], homePageUrl: null, logoutUrl: null },
      spa: { redirectUris: [] },
    });
  });

  test('come page by page', async () => {
    const names = ['One', 'Two', 'Three'];
    for (const displayName of names) graph.portal.registerApp({ displayName });
    const seen: unknown[] = [];
    let next: string | undefined = '/applications?$select=displayName&$top=2';
    for (let pages = 0; next; pages += 1) {
      expect(pages).toBeLessThan(2);
      const { body } = await call('GET', next);
      seen.push(...(body.value as Json[]).map(({ displayName }) => displayName));
      next = (body['@odata.nextLink'] as string | undefined)?.replace(`${graph.url}/v1.0`, '');
    }
    expect(seen).toEqual(names);
  });

  test('a client secret is another one each time', () => {
    const { clientId } = graph.portal.registerApp({ displayName: 'Autotask' });
    const add = () => graph.portal.addSecret(clientId, { name: 'sso', expiresAt: '2027-01-01T00:00:00Z' });
    expect(add()).not.toBe(add());
  });

  test('a client secret is shown once', async () => {
    const { body } = await call('POST', '/applications', autotask);
    const path = `/applications/${String(body.id)}`;
    const endDateTime = '2027-11-23T00:00:00Z';
    const made = await call('POST', `${path}/addPassword`, {
      passwordCredential: { displayName: 'sso', endDateTime },
    });
    expect(made.body.secretText).toMatch(/^.{3}8Q~.{34}$/);
    const { passwordCredentials } = (await call('GET', path)).body as { passwordCredentials: Json[] };
    expect(passwordCredentials).toMatchObject([{ displayName: 'sso', endDateTime, secretText: null }]);
    expect(JSON.stringify(passwordCredentials)).not.toContain(String(made.body.secretText));
  });

  test('of the portal may be read, but not changed, by a bot that does not own them', async () => {
    const { objectId, clientId } = graph.portal.registerApp({
      displayName: 'Autotask',
      redirectUris: [callback],
    });
    graph.portal.addRedirectUri(clientId, 'https://ww5.autotask.net/spa', 'spa');
    const value = graph.portal.addSecret(clientId, { name: 'sso', expiresAt: '2027-01-01T00:00:00Z' });
    expect(value).toMatch(/8Q~/);
    expect((await call('GET', `/applications/${objectId}`)).body).toMatchObject({
      appId: clientId,
      spa: { redirectUris: ['https://ww5.autotask.net/spa'] },
    });
    expect((await call('PATCH', `/applications/${objectId}`, { displayName: 'x' })).status).toBe(403);
    expect((await call('POST', `/applications/${objectId}/addPassword`, {})).status).toBe(403);
    graph.portal.deleteApp(clientId);
    expect((await call('GET', `/applications/${objectId}`)).status).toBe(404);
    expect(() => graph.portal.addRedirectUri(clientId, callback)).toThrow(`There is no app ${clientId}.`);
  });

  test('need a permission: either to read, one to write', async () => {
    graph.deniedPermissions.add('Application.ReadWrite.OwnedBy');
    expect((await call('GET', '/applications')).status).toBe(200);
    expect((await call('POST', '/applications', autotask)).status).toBe(403);
    graph.deniedPermissions.add('Application.Read.All');
    expect((await call('GET', '/applications')).status).toBe(403);
    expect((await call('GET', '/servicePrincipals')).status).toBe(403);
  });

  test('of anybody may be changed by a bot that may change all', async () => {
    const { objectId } = graph.portal.registerApp({ displayName: 'Autotask' });
    graph.deniedPermissions.add('Application.Read.All').add('Application.ReadWrite.OwnedBy');
    graph.extraPermissions.add('Application.ReadWrite.All');
    expect((await call('PATCH', `/applications/${objectId}`, { displayName: 'SSO' })).status).toBe(204);
    expect((await call('GET', `/applications/${objectId}`)).body).toMatchObject({ displayName: 'SSO' });
  });

  test.each(["endswith(displayName,'x')", "tags/any(t:x eq 'a')"])(
    'the filter %s is refused',
    async (filter) => {
      expect((await call('GET', `/applications?$filter=${encodeURIComponent(filter)}`)).status).toBe(400);
    },
  );
});

describe('enterprise applications', () => {
  test('are made once for an app that is there', async () => {
    const { body } = await call('POST', '/applications', autotask);
    const { appId } = body as { appId: string };
    expect((await call('POST', '/servicePrincipals', { appId })).status).toBe(201);
    expect((await call('POST', '/servicePrincipals', { appId })).status).toBe(409);
    const found = listed(
      await call('GET', `/servicePrincipals?$filter=appId eq '${appId}'&$select=id,accountEnabled`),
    );
    expect(found).toEqual([{ id: expect.any(String) as string, accountEnabled: true }]);
    expect((await call('GET', `/servicePrincipals/${String(found[0]?.id)}`)).body).toMatchObject({ appId });
  });

  test('are refused without an app', async () => {
    expect(
      (await call('POST', '/servicePrincipals', { appId: 'a0000000-0000-4000-8000-000000000000' })).status,
    ).toBe(400);
    expect((await call('POST', '/servicePrincipals', {})).status).toBe(400);
    expect((await call('GET', '/servicePrincipals/a0000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});

test('a group has the people of the groups inside it too, each once, also in a circle', async () => {
  const nested = graph.directory.groups.find(({ id }) => id === groupIds.serviceDeskLeads);
  nested?.memberGroupIds.push(groupIds.approvers);
  const direct = listed(await call('GET', `/groups/${groupIds.approvers}/members`));
  const all = listed(await call('GET', `/groups/${groupIds.approvers}/transitiveMembers?$select=id`));
  expect(all.length).toBeGreaterThan(direct.length);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('its clock can be wrong', async () => {
  graph.clock.offsetMs = 600_000;
  const { headers } = await fetch(`${graph.url}/v1.0/organization`);
  const ahead = Date.parse(headers.get('Date') ?? '') - Date.now();
  expect(ahead).toBeGreaterThan(590_000);
});
