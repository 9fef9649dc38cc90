import { createDirectory } from '../../src/entra/create-directory';
import { createGraphClient } from '../../src/entra/create-graph-client';
import { createResources, type Resources } from '../../src/autotask/create-resources';
import type { EntraUser } from '../../src/mapping/entra-user';
import { readWho } from '../../src/mapping/who';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';
import type { Resources as ResourcesPort } from '../../src/workflow/ports';
import { jane } from './example-request';
import { startAutotask, stopAutotasks, type Autotask } from './start-autotask';

let autotask: Autotask;
let graph: GraphSimulator;
let resources: Resources;
beforeAll(async () => {
  autotask = await startAutotask();
  graph = await startGraphSimulator({ directory: autotask.simulator.directory });
});
beforeEach(() => {
  resources = createResources(autotask.client);
  autotask.simulator.requests.length = 0;
});
afterAll(() => Promise.all([stopAutotasks(), graph.close()]));

async function person(who: string): Promise<EntraUser> {
  const [user] = await createDirectory(createGraphClient({ baseUrl: graph.url })).findUsers(readWho(who));
  if (!user) throw new Error(`nobody is called ${who}`);
  return user;
}

const idsLike = async (who: string) =>
  (await resources.findLike(await person(who))).map(({ id }) => id).sort();

describe('resources that may be a person', () => {
  it('fits the port of the workflow', () => {
    const port: ResourcesPort = resources;
    expect(port).toBe(resources);
  });

  it.each([
    ['by address, user name and name', 'jane.doe', [1001]],
    ['by name, with accents in Entra only', 'José Núñez', [1033]],
    ['by name, with accents in Autotask only', 'Zoe Lindstrom', [1034]],
    ['by an apostrophe', "Siobhan O'Brien", [1035]],
    ['by an address with a plus sign', 'priya+oncall@contoso.example', [1037]],
    ['by an alias of Entra', 'beatrice.alias@contoso.example', [1062]],
    ['by the second address of Autotask', 'carl.mailer@contoso.example', [1063]],
    ['by an old name', 'grace.hopkins@contoso.example', [1061]],
    ['though inactive', 'ian.inactive', [1053]],
    ['though it is two', 'tess.twin', [1064, 1164]],
    ['though there is none', 'nadia.nowhere', []],
  ])('are found %s', async (_, who, ids) => {
    expect(await idsLike(who)).toEqual(ids);
  });

  it('are found by one question', async () => {
    await resources.findLike(jane);
    expect(autotask.count(/Resources\/query/)).toBe(1);
  });

  it('are found with more aliases than a question may have conditions', async () => {
    const proxyAddresses = Array.from({ length: 600 }, (_, at) => `smtp:alias${at}@contoso.example`);
    expect(await resources.findLike({ ...jane, proxyAddresses })).toMatchObject([{ id: 1001 }]);
  });

  it.each([
    ['Łukasz', 'Ødegård', 'Lukasz', 'Odegard'],
    ['Lukasz', 'Odegard', 'Łukasz', 'Ødegård'],
    ['Zeljko', 'Aberg', 'Željko', 'Åberg'],
    ['Éva', 'O’Hara', 'Eva', "O'Hara"],
    ['Иван', 'Петров', 'ИВАН', 'ПЕТРОВ'],
    ['An', 'Ảnh', 'an', 'anh'],
  ])('%s %s is found as %s %s', async (givenName, surname, firstName, lastName) => {
    const { directory } = autotask.simulator;
    const [pattern] = directory.resources;
    if (!pattern) throw new Error('the example directory is empty');
    const other = { email: 'other@legacy.example', userName: 'other' };
    directory.resources.push({ ...pattern, ...other, id: 77_000, firstName, lastName });
    const found = await resources.findLike({ ...jane, ...otherwise, givenName, surname });
    directory.resources.pop();
    expect(found).toMatchObject([{ id: 77_000 }]);
  });
});

const otherwise = {
  userPrincipalName: 'x@nowhere.example',
  mail: null,
  mailNickname: null,
  proxyAddresses: [],
};

describe('resources somebody named', () => {
  it.each([
    ['the user name', 'jane.doe', 1001],
    ['upper case', 'JANE.DOE', 1001],
    ['an address', 'jane.doe@contoso.example', 1001],
    ['the second address', 'carl.mailer@contoso.example', 1063],
    ['a user name that is an address', 'api.user@contoso.example', 1054],
    ['an apostrophe', "o'neill", 1036],
    ['the id', '1001', 1001],
  ])('are found by %s', async (_, name, id) => {
    expect((await resources.findNamed(name)).map((resource) => resource.id)).toContain(id);
  });

  it.each(['nobody', '99999999999999999999', '  '])('are not found by "%s"', async (name) => {
    expect(await resources.findNamed(name)).toEqual([]);
  });
});

describe('one resource', () => {
  it('is read with the label of its licence', async () => {
    expect(await resources.get(1001)).toMatchObject({
      userName: 'jane.doe',
      isActive: true,
      licence: 'Professional',
    });
    expect(await resources.get(1054)).toMatchObject({ licence: 'API User (system)' });
    expect(autotask.count(/entityInformation/)).toBe(1);
  });

  it('has its licence looked up again when the type is new, and only then', async () => {
    await resources.get(1001);
    const item = { id: 6, userName: 'novel', licenseType: 4711 };
    autotask.simulator.faults.add({ match: /GET .*Resources\/6$/, status: 200, body: { item }, times: 2 });
    const picklistValues = [{ value: '4711', label: 'Novel' }];
    const body = { fields: [{ name: 'licenseType', picklistValues }] };
    autotask.simulator.faults.add({ match: /entityInformation/, status: 200, body });
    expect(await resources.get(6)).toMatchObject({ licence: 'Novel' });
    await resources.get(6);
    expect(autotask.count(/entityInformation/)).toBe(2);
  });

  it('is null when there is none', async () => {
    expect(await resources.get(4711)).toBeNull();
  });

  it('is read from ids in quotes and from little more than its names', async () => {
    const item = {
      id: '5',
      userName: 'sparse',
      firstName: 'Sparse',
      lastName: null,
      email: '',
      isActive: false,
    };
    autotask.simulator.faults.add({ match: /GET .*Resources\/5$/, status: 200, body: { item } });
    expect(await resources.get(5)).toEqual({
      ...{ id: 5, userName: 'sparse', firstName: 'Sparse', lastName: '', isActive: false },
      ...{ email: null, email2: null, email3: null, title: null, licence: null },
    });
  });
});

describe('many resources', () => {
  const query = /POST .*Resources\/query/;

  function addCrowd(size: number): number[] {
    const { resources: held } = autotask.simulator.directory;
    const [pattern] = held;
    if (!pattern) throw new Error('the example directory is empty');
    const ids = Array.from({ length: size }, (_, at) => 50_000 + at);
    held.push(...ids.map((id) => ({ ...pattern, id })));
    return ids;
  }

  afterEach(() => {
    const { directory } = autotask.simulator;
    directory.resources = directory.resources.filter(({ id }) => id < 50_000);
  });

  it('that are active are read in pages of 500, API users too', async () => {
    addCrowd(1200);
    const active = autotask.simulator.directory.resources.filter(({ isActive }) => isActive);
    const found = await resources.allActive();
    expect(found.map(({ id }) => id).sort()).toEqual(active.map(({ id }) => id).sort());
    expect(found.some(({ licence }) => licence === 'API User (system)')).toBe(true);
    expect(found.every(({ isActive }) => isActive)).toBe(true);
    expect(autotask.count(query)).toBe(Math.ceil(active.length / 500));
    // The labels of licences are the one call beside the pages.
    expect(autotask.count(/./)).toBe(Math.ceil(active.length / 500) + 1);
  });

  it('are read by id, 500 a call, inactive ones too, without what does not exist', async () => {
    const ids = addCrowd(998);
    const found = await resources.getMany([...ids, 1001, 1053, 4711, 1001]);
    expect(found.size).toBe(1000);
    expect(found.get(1001)).toEqual(await resources.get(1001));
    expect(found.get(1053)).toMatchObject({ isActive: false });
    expect(autotask.count(query)).toBe(3);
  });

  it('take three calls at a time and no more, those for licences too', async () => {
    const busy = await startAutotask({ latencyMs: 10 });
    const many = createResources(busy.client);
    await Promise.all([many.allActive(), ...[1001, 1002, 1003, 1004].map((id) => many.getMany([id]))]);
    expect(busy.simulator.maxInFlightTotal()).toBe(3);
  });

  it('cost no call when there are none', async () => {
    expect(await resources.getMany([])).toEqual(new Map());
    expect(autotask.count(query)).toBe(0);
  });
});
