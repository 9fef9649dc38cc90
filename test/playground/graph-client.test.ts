import { Client, PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';

let graph: GraphSimulator;
let client: Client;
beforeEach(async () => {
  graph = await startGraphSimulator();
  client = Client.init({ baseUrl: graph.url, authProvider: (done) => done(null, 'no token needed') });
});
afterEach(() => graph.close());

describe('the official client', () => {
  test('reads a user whose principal name needs encoding', async () => {
    const name = encodeURIComponent('harper#ops@contoso.example');
    expect(await client.api(`/users/${name}`).select('displayName').get()).toMatchObject({
      displayName: 'Hugo Harper',
    });
  });

  test('follows nextLink through all pages', async () => {
    const first = (await client.api('/users').top(7).get()) as PageCollection;
    const seen: unknown[] = [];
    const pages = new PageIterator(client, first, ({ id }: { id: string }) => seen.push(id) > 0);
    await pages.iterate();
    expect(seen).toEqual(graph.directory.people.map(({ id }) => id));
  });

  test('retries by itself what is throttled', async () => {
    graph.faults.add({ match: /GET .*jane/, status: 429, headers: { 'Retry-After': '0.01' } });
    const jane: unknown = await client.api('/users/jane.doe@contoso.example').get();
    expect(jane).toMatchObject({ displayName: 'Jane Doe' });
    expect(graph.requests.map(({ status }) => status)).toEqual([429, 200]);
  });

  test('understands the shape of an error', async () => {
    await expect(client.api('/users/nobody@contoso.example').get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'Request_ResourceNotFound',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  test('posts a batch and checkMemberGroups', async () => {
    const url = '/users/taylor.lead@contoso.example/checkMemberGroups';
    const body = { groupIds: ['9d0c7f3a-2222-4a00-9000-00000000a901'] };
    expect(await client.api(url).post(body)).toMatchObject({ value: body.groupIds });
    const headers = { 'Content-Type': 'application/json' };
    const batch: unknown = await client.api('/$batch').post({
      requests: [{ id: '1', method: 'POST', url, headers, body }],
    });
    expect(batch).toMatchObject({ responses: [{ id: '1', status: 200, body: { value: body.groupIds } }] });
  });
});
