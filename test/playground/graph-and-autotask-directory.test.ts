import { startAutotaskSimulator } from '../../src/playground/autotask/start-autotask-simulator';
import { exampleDirectory, type Directory } from '../../src/playground/directory/directory';
import { startGraphSimulator } from '../../src/playground/graph/start-graph-simulator';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function person(directory: Directory, displayName: string) {
  const found = directory.people.find((one) => one.displayName === displayName);
  if (!found) throw new Error(`Nobody is called ${displayName}.`);
  return found;
}

function resource(directory: Directory, id: number) {
  const found = directory.resources.find((one) => one.id === id);
  if (!found) throw new Error(`There is no resource ${id}.`);
  return found;
}

describe('the example directory', () => {
  test('is the same each time, and each copy is its own', () => {
    const [one, other] = [exampleDirectory(), exampleDirectory()];
    expect(one).toEqual(other);
    person(one, 'Jane Doe').otherMails.push('changed@contoso.example');
    one.groups.pop();
    expect(exampleDirectory()).toEqual(other);
  });

  test('has about 40 people with GUIDs, and nobody shares an id or a principal name', () => {
    const { people, groups, resources, tenantId } = exampleDirectory();
    const ids = [...people, ...groups].map(({ id }) => id);
    expect([tenantId, ...people.map(({ id }) => id)].filter((id) => !guid.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(people.map((one) => one.userPrincipalName.toLowerCase())).size).toBe(people.length);
    expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length);
    expect(people.length).toBeGreaterThanOrEqual(40);
  });

  test('gives no address to two people but the one that two people claim', () => {
    const addresses = exampleDirectory().people.flatMap(({ proxyAddresses, otherMails }) => [
      ...proxyAddresses.map((address) => address.slice('smtp:'.length).toLowerCase()),
      ...otherMails,
    ]);
    const twice = addresses.filter((address, index) => addresses.indexOf(address) !== index);
    expect(twice).toEqual(['frontdesk@contoso.example']);
  });

  test('holds the longest display name Entra takes', () => {
    const lengths = exampleDirectory().people.map(({ displayName }) => displayName.length);
    expect(Math.max(...lengths)).toBe(256);
  });

  test.each([
    ['José Núñez', 1033],
    ['Zoe Lindstrom', 1034],
  ])('%s and resource %s have only the folded name in common', (displayName, id) => {
    const directory = exampleDirectory();
    const entra = person(directory, displayName);
    const autotask = resource(directory, id);
    const fold = (text: string) => text.normalize('NFD').replace(/\p{Mark}/gu, '');
    const name = `${autotask.firstName} ${autotask.lastName}`;
    expect(name).not.toBe(displayName);
    expect(fold(name)).toBe(fold(displayName));
    expect([entra.mail, entra.userPrincipalName, ...entra.otherMails]).not.toContain(autotask.email);
    expect(autotask.userName).not.toBe(entra.mailNickname);
  });
});

test('both simulators show one company when they share it', async () => {
  const directory = exampleDirectory();
  const graph = await startGraphSimulator({ directory });
  const autotask = await startAutotaskSimulator({ directory });
  const jane = person(directory, 'Jane Doe');
  jane.accountEnabled = false;
  resource(directory, 1001).isActive = false;
  const { username, secret, integrationCode } = autotask.credentials;
  const headers = { ApiIntegrationCode: integrationCode, UserName: username, Secret: secret };
  const answers = await Promise.all([
    fetch(`${graph.url}/v1.0/users/${jane.id}?$select=accountEnabled`),
    fetch(`${autotask.url}V1.0/Resources/1001`, { headers }),
  ]);
  const [user, item] = await Promise.all(answers.map((answer) => answer.json()));
  await Promise.all([graph.close(), autotask.close()]);
  expect(user).toMatchObject({ accountEnabled: false });
  expect(item).toMatchObject({ item: { isActive: false } });
});
