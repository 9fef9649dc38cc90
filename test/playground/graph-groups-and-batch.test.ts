import { actors } from '../../src/playground/directory/example/acting-people';
import { groupIds } from '../../src/playground/directory/example/groups';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';

let graph: GraphSimulator;
beforeEach(async () => {
  graph = await startGraphSimulator();
});
afterEach(() => graph.close());

interface BatchAnswer {
  responses: { id: string; status: number; headers: Record<string, string>; body: Record<string, unknown> }[];
}

function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`${graph.url}/v1.0${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function groupsOf(personId: string, ids: string[]): Promise<string[]> {
  const response = await post(`/users/${personId}/checkMemberGroups`, { groupIds: ids });
  return ((await response.json()) as { value: string[] }).value;
}

async function batch(requests: object[]): Promise<BatchAnswer['responses']> {
  const response = await post('/$batch', { requests });
  expect(response.status).toBe(200);
  return ((await response.json()) as BatchAnswer).responses;
}

describe('roles', () => {
  const both = [groupIds.administrators, groupIds.approvers];

  test.each([
    ['an administrator', actors.alexAdmin, [groupIds.administrators]],
    ['an approver', actors.taylorLead, [groupIds.approvers]],
    ['an approver through a nested group', actors.samSecond, [groupIds.approvers]],
    ['somebody who is both', actors.robinBoth, both],
    ['somebody who is neither', actors.umaUser, []],
  ])('checkMemberGroups knows %s', async (_who, personId, expected) => {
    expect(await groupsOf(personId, both)).toEqual(expected);
  });

  test('checkMemberGroups survives groups that contain each other', async () => {
    graph.directory.groups
      .find(({ id }) => id === groupIds.serviceDeskLeads)
      ?.memberGroupIds.push(groupIds.approvers);
    expect(await groupsOf(actors.umaUser, [groupIds.approvers])).toEqual([]);
  });

  test('checkMemberGroups takes 20 groups and not 21', async () => {
    const ids = Array.from({ length: 21 }, () => groupIds.approvers);
    const path = `/users/${actors.umaUser}/checkMemberGroups`;
    expect((await post(path, { groupIds: ids.slice(1) })).status).toBe(200);
    expect((await post(path, { groupIds: ids })).status).toBe(400);
    expect((await post(path, {})).status).toBe(400);
  });

  test('a group and its direct members, page by page', async () => {
    const group = await fetch(`${graph.url}/v1.0/groups/${groupIds.approvers}?$select=displayName`);
    expect(await group.json()).toMatchObject({ displayName: 'SSO approvers' });
    const seen: unknown[] = [];
    let next: string | undefined =
      `${graph.url}/v1.0/groups/${groupIds.approvers}/members?$select=id,mail&$top=2`;
    while (next) {
      const page = (await (await fetch(next)).json()) as { value: object[]; '@odata.nextLink'?: string };
      seen.push(...page.value);
      next = page['@odata.nextLink'];
    }
    expect(seen).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: actors.taylorLead, mail: 'taylor.lead@contoso.example' },
      { '@odata.type': '#microsoft.graph.user', id: actors.robinBoth, mail: 'robin.both@contoso.example' },
      { '@odata.type': '#microsoft.graph.group', id: groupIds.serviceDeskLeads },
    ]);
  });

  test('an unknown group is a 404', async () => {
    expect((await fetch(`${graph.url}/v1.0/groups/${actors.umaUser}`)).status).toBe(404);
  });

  test('organization names the tenant', async () => {
    const answer = await fetch(`${graph.url}/v1.0/organization`);
    expect(await answer.json()).toMatchObject({ value: [{ id: graph.directory.tenantId }] });
  });
});

describe('$batch', () => {
  const part = (id: string, url: string) => ({ id, method: 'GET', url });

  test('answers each part by its id, in no promised order', async () => {
    const responses = await batch([
      part('a', `/users/${actors.alexAdmin}?$select=displayName`),
      part('b', '/users/nobody@contoso.example'),
      {
        ...part('c', `/users/${actors.samSecond}/checkMemberGroups`),
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: { groupIds: [groupIds.approvers] },
      },
    ]);
    const byId = new Map(responses.map((response) => [response.id, response]));
    expect(byId.get('a')).toMatchObject({ status: 200, body: { displayName: 'Alex Admin' } });
    expect(byId.get('b')).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
    expect(byId.get('c')).toMatchObject({ status: 200, body: { value: [groupIds.approvers] } });
  });

  test('is a 200 though a part is throttled', async () => {
    graph.faults.add({ match: /GET .*alex\.admin/, status: 429, headers: { 'Retry-After': '7' } });
    const urls = ['/users/alex.admin@contoso.example', '/users/taylor.lead@contoso.example'];
    const responses = await batch(urls.map((url, index) => part(String(index), url)));
    const throttled = responses.find(({ id }) => id === '0');
    expect(throttled).toMatchObject({ status: 429, headers: { 'Retry-After': '7' } });
    expect(responses.find(({ id }) => id === '1')?.status).toBe(200);
    expect(graph.requests.map(({ batchPartId, status }) => [batchPartId, status])).toEqual([
      [undefined, 200],
      ['0', 429],
      ['1', 200],
    ]);
  });

  test('takes 20 parts and not 21, and no id twice', async () => {
    const parts = Array.from({ length: 21 }, (_, index) => part(String(index), `/users/${actors.umaUser}`));
    expect(await batch(parts.slice(1))).toHaveLength(20);
    expect((await post('/$batch', { requests: parts })).status).toBe(400);
    expect((await post('/$batch', { requests: [parts[0], parts[0]] })).status).toBe(400);
    expect((await post('/$batch', {})).status).toBe(400);
  });
});
