import { createEntraProbes } from '../../src/entra/create-entra-probes';
import { createGraphClient } from '../../src/entra/create-graph-client';
import { UpstreamError } from '../../src/mapping/upstream-error';
import { actors } from '../../src/playground/directory/example/acting-people';
import { groupIds } from '../../src/playground/directory/example/groups';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';
import type { EntraProbes } from '../../src/workflow/doctor/probes';

let graph: GraphSimulator;
let probes: EntraProbes;
beforeEach(async () => {
  graph = await startGraphSimulator();
  probes = createEntraProbes(createGraphClient({ baseUrl: graph.url }), { baseUrl: graph.url });
});
afterEach(() => graph.close());

describe('what the doctor asks of Entra ID', () => {
  it('the tenant', async () => {
    expect(await probes.tenant()).toEqual({ id: graph.directory.tenantId, name: 'Contoso' });
  });

  it('a group with its people, also through other groups, and whether they are enabled', async () => {
    const approvers = await probes.group(groupIds.approvers);
    const ids = approvers?.people.map(({ objectId }) => objectId);
    expect(ids).toEqual(expect.arrayContaining([actors.taylorLead, actors.samSecond]));
    expect(ids).not.toContain(groupIds.serviceDeskLeads);
    const taylor = graph.directory.people.find(({ id }) => id === actors.taylorLead);
    if (taylor) taylor.accountEnabled = false;
    const now = await probes.group(groupIds.approvers);
    expect(now?.people).toContainEqual({ objectId: actors.taylorLead, enabled: false });
  });

  it('a group whose people come after pages full of other things', async () => {
    const others = Array.from({ length: 1_200 }, (_, at) => ({
      id: `d0000000-0000-4000-8000-00000000${String(at).padStart(4, '0')}`,
      '@odata.type': '#microsoft.graph.device',
    }));
    const nextLink = `${graph.url}/v1.0/groups/${groupIds.approvers}/transitiveMembers?$top=999&$select=id,accountEnabled`;
    const body = { value: others, '@odata.nextLink': nextLink };
    graph.faults.add({ match: /transitiveMembers/, status: 200, body });
    const approvers = await probes.group(groupIds.approvers);
    expect(approvers?.people).toContainEqual({ objectId: actors.taylorLead, enabled: true });
  });

  it('no more of a huge group than anybody needs', async () => {
    const [someone] = graph.directory.people;
    const approvers = graph.directory.groups.find(({ id }) => id === groupIds.approvers);
    if (!someone || !approvers) throw new Error('the example directory is empty');
    const crowd = Array.from({ length: 2_500 }, (_, at) => ({
      ...someone,
      id: `c0000000-0000-4000-8000-00000000${String(at).padStart(4, '0')}`,
    }));
    graph.directory.people.push(...crowd);
    approvers.memberIds.push(...crowd.map(({ id }) => id));
    const found = await probes.group(groupIds.approvers);
    expect(found?.people.length).toBeGreaterThanOrEqual(999);
    expect(graph.requests.filter(({ path }) => path.includes('transitiveMembers')).length).toBeLessThan(3);
  });

  it('a group that is not there', async () => {
    expect(await probes.group('00000000-0000-4000-8000-000000000000')).toBeNull();
  });

  it.each([
    ['tenant', 'Organization.Read.All'],
    ['readSomeUser', 'User.Read.All'],
    ['readSomeApp', 'Application.Read.All'],
  ] as const)('%s, which needs %s', async (probe, permission) => {
    await expect(probes[probe]()).resolves.not.toThrow();
    graph.deniedPermissions.add(permission).add('Application.ReadWrite.OwnedBy');
    await expect(probes[probe]()).rejects.toMatchObject({ trouble: 'denied', details: { permission } });
  });

  it('its clock, which may be wrong', async () => {
    graph.clock.offsetMs = 300_000;
    const ahead = (await probes.clock()).getTime() - Date.now();
    expect(Math.abs(ahead - 300_000)).toBeLessThan(2_000);
  });

  it('its clock, when nobody is there', async () => {
    await graph.close();
    await expect(probes.clock()).rejects.toBeInstanceOf(UpstreamError);
  });
});
