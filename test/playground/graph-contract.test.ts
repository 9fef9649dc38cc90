import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startGraphSimulator } from '../../src/playground/graph/start-graph-simulator';

interface GraphTypes {
  types: Record<string, { baseType: string | null; properties: Record<string, string> }>;
}

const file = path.join(__dirname, '../../../shared/contracts/graph.types.json');
const isThere = existsSync(file);
if (!isThere) console.warn('Skipped: the published types of Microsoft Graph are not next to this project.');

const describeContract = isThere ? describe : describe.skip;

const selected =
  'id,displayName,userPrincipalName,mail,mailNickname,givenName,surname,accountEnabled,userType,otherMails,' +
  'proxyAddresses,jobTitle,department';
const approvers = '9d0c7f3a-2222-4a00-9000-00000000a901';

describeContract('the published types of Graph know', () => {
  const { types } = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as GraphTypes) : { types: {} };

  function propertiesOf(type: string): Record<string, string> {
    const found = types[type];
    if (!found) return {};
    const base = found.baseType?.replace('graph.', '');
    return { ...(base ? propertiesOf(base) : {}), ...found.properties };
  }

  function fits(value: unknown, type: string | undefined): boolean {
    if (value === null) return type !== undefined && !type.startsWith('Collection');
    if (Array.isArray(value)) return type?.startsWith('Collection') ?? false;
    return type === (typeof value === 'boolean' ? 'Edm.Boolean' : 'Edm.String');
  }

  test.each([
    ['user', '/users/jane.doe@contoso.example'],
    ['user', `/users/jane.doe@contoso.example?$select=${selected}`],
    ['group', `/groups/${approvers}`],
  ])('every property of a %s, of its type (%s)', async (type, relative) => {
    const graph = await startGraphSimulator();
    const answer = (await (await fetch(`${graph.url}/v1.0${relative}`)).json()) as object;
    await graph.close();
    const known = propertiesOf(type);
    const given = Object.entries(answer).filter(([name]) => !name.startsWith('@odata.'));
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter(([name, value]) => !fits(value, known[name]))).toEqual([]);
  });
});

describeContract('the published types of Graph know of apps', () => {
  const { types } = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as GraphTypes) : { types: {} };
  const texts: Record<string, RegExp> = {
    'Edm.String': /./,
    'Edm.Guid': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'Edm.DateTimeOffset': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  };

  /** The paths of all properties that are unknown, or not of their type, down to those of nested types. */
  function misfits(value: object, type: string, at = type): string[] {
    const known = { id: 'Edm.String', ...types[type]?.properties };
    return Object.entries(value)
      .filter(([name]) => !name.startsWith('@odata.'))
      .flatMap(([name, held]) => misfitsOf(held, known[name as keyof typeof known], `${at}.${name}`));
  }

  function misfitsOf(value: unknown, type: string | undefined, at: string): string[] {
    const element = type && /^Collection\((.*)\)$/.exec(type)?.[1];
    if (type === undefined || Array.isArray(value) !== Boolean(element)) return [at];
    if (Array.isArray(value)) return value.flatMap((one) => misfitsOf(one, element, at));
    if (value === null) return [];
    // Of some nested types the extract has only the name.
    if (typeof value === 'object') {
      const nested = type.replace('graph.', '');
      return nested in types ? misfits(value, nested, at) : [];
    }
    if (typeof value === 'boolean') return type === 'Edm.Boolean' ? [] : [at];
    return typeof value === 'string' && texts[type]?.test(value) ? [] : [at];
  }

  test.each([
    ['application', '/applications', ['appId', 'web', 'passwordCredentials']],
    ['servicePrincipal', '/servicePrincipals', ['appId', 'accountEnabled']],
  ])('every property of an %s, of its type', async (type, list, atLeast) => {
    const graph = await startGraphSimulator();
    const { clientId } = graph.portal.registerApp({ displayName: 'Autotask' });
    graph.portal.addRedirectUri(clientId, 'https://ww5.autotask.net/callback');
    graph.portal.addSecret(clientId, { name: 'sso', expiresAt: '2027-11-23T00:00:00Z' });
    const { value } = (await (await fetch(`${graph.url}/v1.0${list}`)).json()) as { value: object[] };
    await graph.close();
    expect(value).toHaveLength(1);
    for (const one of value) {
      expect(Object.keys(one)).toEqual(expect.arrayContaining(atLeast));
      expect(misfits(one, type)).toEqual([]);
    }
  });

  test('every property of a passwordCredential, new and listed, of its type', async () => {
    const graph = await startGraphSimulator();
    const post = async (path: string, body: object) =>
      (await (
        await fetch(`${graph.url}/v1.0${path}`, { method: 'POST', body: JSON.stringify(body) })
      ).json()) as { id: string; secretText?: string };
    const { id } = await post('/applications', { displayName: 'Autotask' });
    const made = await post(`/applications/${id}/addPassword`, {
      passwordCredential: { displayName: 'sso' },
    });
    const listed = graph.applications[0]?.passwordCredentials[0] ?? {};
    await graph.close();
    expect(made.secretText).toBeDefined();
    expect([...misfits(made, 'passwordCredential'), ...misfits(listed, 'passwordCredential')]).toEqual([]);
    expect(Object.keys(listed)).toEqual(expect.arrayContaining(['keyId', 'hint', 'endDateTime']));
  });
});

test('every property this product selects is there, for everybody', async () => {
  const graph = await startGraphSimulator();
  const answer = await fetch(`${graph.url}/v1.0/users?$select=${selected}`);
  await graph.close();
  const { value } = (await answer.json()) as { value: object[] };
  expect(value.length).toBeGreaterThan(0);
  for (const user of value) expect(Object.keys(user)).toEqual(selected.split(','));
});
