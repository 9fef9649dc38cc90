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
