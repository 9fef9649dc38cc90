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

  test.each(['application', 'servicePrincipal', 'passwordCredential'])(
    'every property of a %s',
    async (type) => {
      const graph = await startGraphSimulator();
      const { clientId } = graph.portal.registerApp({ displayName: 'Autotask' });
      graph.portal.addSecret(clientId, { name: 'sso', expiresAt: '2027-11-23T00:00:00Z' });
      const read = async (path: string): Promise<Record<string, object[]>> =>
        (await (await fetch(`${graph.url}/v1.0${path}`)).json()) as Record<string, object[]>;
      const path = type === 'servicePrincipal' ? '/servicePrincipals' : '/applications';
      const [app = {}] = (await read(path)).value ?? [];
      await graph.close();
      const [secret = {}] = (app as { passwordCredentials?: object[] }).passwordCredentials ?? [];
      const given = Object.keys(type === 'passwordCredential' ? secret : app);
      const known = ['id', ...Object.keys(types[type]?.properties ?? {})];
      expect(given.length).toBeGreaterThan(3);
      expect(given.filter((name) => !known.includes(name))).toEqual([]);
    },
  );
});

test('every property this product selects is there, for everybody', async () => {
  const graph = await startGraphSimulator();
  const answer = await fetch(`${graph.url}/v1.0/users?$select=${selected}`);
  await graph.close();
  const { value } = (await answer.json()) as { value: object[] };
  expect(value.length).toBeGreaterThan(0);
  for (const user of value) expect(Object.keys(user)).toEqual(selected.split(','));
});
