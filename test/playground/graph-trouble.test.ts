import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';

let graph: GraphSimulator;
beforeEach(async () => {
  graph = await startGraphSimulator();
});
afterEach(() => graph.close());

const janePath = '/v1.0/users/jane.doe@contoso.example';

function getJane(headers: Record<string, string> = {}): Promise<Response> {
  return fetch(graph.url + janePath, { headers });
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

test('throttles as often as it was told to, with Retry-After', async () => {
  graph.faults.add({ match: /GET .*\/users/, times: 2, status: 429, headers: { 'Retry-After': '3' } });
  const first = await getJane();
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3']);
  expect(await codeOf(first)).toBe('TooManyRequests');
  expect((await getJane()).status).toBe(429);
  expect((await getJane()).status).toBe(200);
  expect(graph.faults.remaining).toBe(0);
});

test('cuts the connection before or after handling', async () => {
  graph.faults.add({ match: /GET/, drop: 'before' });
  graph.faults.add({ match: /GET/, drop: 'after' });
  await expect(getJane()).rejects.toThrow('fetch failed');
  await expect(getJane()).rejects.toThrow('fetch failed');
  expect(graph.requests.map(({ status }) => status)).toEqual([undefined, undefined]);
  expect((await getJane()).status).toBe(200);
});

test('leaves other requests alone, and all of them once cleared', async () => {
  graph.faults.add({ match: /POST/, status: 503, times: 5 });
  expect((await getJane()).status).toBe(200);
  expect(graph.faults.remaining).toBe(5);
  graph.faults.clear();
  const post = await fetch(`${graph.url}/v1.0/$batch`, { method: 'POST', body: '{"requests":[]}' });
  expect(post.status).toBe(200);
});

test('matches a fault by its query too', async () => {
  graph.faults.add({ match: /\$select=mail$/, status: 503, body: 'down' });
  expect((await getJane()).status).toBe(200);
  const hit = await fetch(`${graph.url}${janePath}?$select=mail`);
  expect([hit.status, await hit.text()]).toEqual([503, 'down']);
});

test('closes while a delayed answer is under way', async () => {
  graph.faults.add({ match: /GET/, delayMs: 600_000 });
  const pending = getJane();
  const outcome = expect(pending).rejects.toThrow('fetch failed');
  while (graph.requests.length === 0) await new Promise(setImmediate);
  await graph.close();
  await outcome;
});

test.each([
  ['User.Read.All', 'GET', janePath],
  ['User.Read.All', 'GET', '/v1.0/users'],
  ['User.Read.All', 'POST', `${janePath}/checkMemberGroups`],
  ['GroupMember.Read.All', 'POST', `${janePath}/checkMemberGroups`],
  ['GroupMember.Read.All', 'GET', '/v1.0/groups/9d0c7f3a-1111-4a00-9000-00000000ad01/members'],
])('without %s: %s %s is a 403', async (permission, method, path) => {
  graph.deniedPermissions.add(permission);
  const body = method === 'POST' ? '{"groupIds":[]}' : null;
  const refused = await fetch(graph.url + path, { method, body });
  expect(refused.status).toBe(403);
  expect(await codeOf(refused)).toBe('Authorization_RequestDenied');
  graph.deniedPermissions.clear();
  expect((await fetch(graph.url + path, { method, body })).status).toBe(200);
});

test('asks for a token only when told to', async () => {
  expect((await getJane()).status).toBe(200);
  graph.requireToken = true;
  const refused = await getJane();
  expect([refused.status, await codeOf(refused)]).toEqual([401, 'InvalidAuthenticationToken']);
  expect((await getJane({ Authorization: 'Bearer anything' })).status).toBe(200);
});

test('keeps what was asked, and gives back the id the caller sent', async () => {
  const response = await getJane({ 'client-request-id': 'mine' });
  expect(response.headers.get('client-request-id')).toBe('mine');
  expect(graph.requests).toMatchObject([{ method: 'GET', path: janePath, status: 200 }]);
});

test('tells an unknown path from a wrong method', async () => {
  expect((await fetch(`${graph.url}/v1.0/planets`)).status).toBe(400);
  expect((await fetch(graph.url + janePath, { method: 'DELETE' })).status).toBe(405);
});

test('says so when its port is taken', async () => {
  const port = Number(new URL(graph.url).port);
  await expect(startGraphSimulator({ port })).rejects.toThrow('EADDRINUSE');
});
