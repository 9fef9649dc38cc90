import { exampleDirectory } from '../../src/playground/directory/directory';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';

const jane = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01';

let graph: GraphSimulator;
beforeAll(async () => {
  graph = await startGraphSimulator();
});
afterAll(() => graph.close());

interface UserList {
  '@odata.count'?: number;
  '@odata.nextLink'?: string;
  value: Record<string, unknown>[];
}

interface GraphFailure {
  error: { code: string; message: string; innerError: Record<string, string> };
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${graph.url}/v1.0${path}`, { headers });
}

async function json<Body>(response: Promise<Response>): Promise<Body> {
  return (await (await response).json()) as Body;
}

function search(filter: string, rest = '', headers: Record<string, string> = {}): Promise<Response> {
  return get(`/users?$filter=${encodeURIComponent(filter)}${rest}`, headers);
}

async function namesFound(
  filter: string,
  rest = '',
  headers: Record<string, string> = {},
): Promise<unknown[]> {
  const { value } = await json<UserList>(search(filter, rest, headers));
  return value.map(({ displayName }) => displayName);
}

describe('one user', () => {
  test('is found by Object ID and by principal name in any case', async () => {
    const byId = await json<{ id: string }>(get(`/users/${jane}`));
    const byName = await json<{ id: string }>(get('/users/Jane.Doe@CONTOSO.example'));
    expect([byId.id, byName.id]).toEqual([jane, jane]);
  });

  test('comes with the selected properties and nothing else', async () => {
    const user = await json(get(`/users/${jane}?$select=id,accountEnabled,proxyAddresses`));
    expect(user).toEqual({
      '@odata.context': `${graph.url}/v1.0/$metadata#users(id,accountEnabled,proxyAddresses)/$entity`,
      id: jane,
      accountEnabled: true,
      proxyAddresses: ['SMTP:jane.doe@contoso.example'],
    });
  });

  test('lacks accountEnabled, userType and the aliases without $select', async () => {
    const user = await json<Record<string, unknown>>(get(`/users/${jane}`));
    expect(user).toMatchObject({ displayName: 'Jane Doe', mail: 'jane.doe@contoso.example' });
    for (const name of [
      'accountEnabled',
      'userType',
      'mailNickname',
      'otherMails',
      'proxyAddresses',
      'department',
    ]) {
      expect(user).not.toHaveProperty(name);
    }
  });

  test.each([
    ['a guest', 'pat_partner.example#EXT#@contoso.example', 'Pat Partner'],
    ['an apostrophe', "o'neill@contoso.example", "Conor O'Neill"],
    ['a plus', 'priya+oncall@contoso.example', 'Priya Patel'],
    ['a percent sign', 'percy%20grant@contoso.example', 'Percy Grant'],
  ])('is found by a principal name with %s when it is encoded', async (_what, name, displayName) => {
    expect(await json(get(`/users/${encodeURIComponent(name)}`))).toMatchObject({ displayName });
  });

  test('is not found by an e-mail address that is no principal name', async () => {
    const response = await get('/users/grace.miller@contoso.example');
    expect(response.status).toBe(404);
    const { error } = (await response.json()) as GraphFailure;
    expect(error).toMatchObject({ code: 'Request_ResourceNotFound' });
    expect(error.message).toContain("'grace.miller@contoso.example' does not exist");
    expect(error.innerError['request-id']).toBe(response.headers.get('request-id'));
    expect(response.headers.get('date')).not.toBeNull();
  });

  test('is gone once deleted', async () => {
    const directory = exampleDirectory();
    directory.people = directory.people.filter(({ id }) => id !== jane);
    const without = await startGraphSimulator({ directory });
    const { status } = await fetch(`${without.url}/v1.0/users/${jane}`);
    await without.close();
    expect(status).toBe(404);
  });

  test('refuses to select what a user does not have', async () => {
    const response = await get(`/users/${jane}?$select=id,shoeSize`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as GraphFailure).error.message).toContain("'shoeSize'");
  });
});

describe('$filter', () => {
  test.each([
    ["mail eq 'JANE.DOE@contoso.example'", ['Jane Doe']],
    ["userPrincipalName eq 'x' or mail eq 'x' or mailNickname eq 'sobrien'", ["Siobhan O'Brien"]],
    ["surname eq 'O''Brien'", ["Siobhan O'Brien"]],
    ["displayName eq 'morgan lee'", ['Morgan Lee', 'Morgan Lee']],
    ["displayName eq 'José Núñez'", ['José Núñez']],
    ["displayName eq 'Jose Nunez'", []],
    ["startswith(displayName,'jan')", ['Jane Doe']],
    ["proxyAddresses/any(p:p eq 'smtp:grace.miller@contoso.example')", ['Grace Hopkins']],
    ["otherMails/any(o:o eq 'frontdesk@contoso.example')", ['Freya Front', 'Felix Front']],
    ['accountEnabled eq false', ['Dan Departed']],
    ["userType eq 'Guest' and accountEnabled eq true", ['Pat Partner']],
    ["mail eq 'priya+oncall@contoso.example'", ['Priya Patel']],
    ["mail eq 'harper#ops@contoso.example'", ['Hugo Harper']],
    ["displayName eq '${secret}'", ['${secret}']],
    [`id in ('${jane}','not an id')`, ['Jane Doe']],
    // `and` binds tighter than `or`; parentheses change that.
    ["givenName eq 'Jane' or givenName eq 'Dan' and accountEnabled eq true", ['Jane Doe']],
    ["(givenName eq 'Jane' or givenName eq 'Dan') and accountEnabled eq false", ['Dan Departed']],
  ])('%s', async (filter, names) => {
    expect(await namesFound(filter)).toEqual(names);
  });

  test.each([
    ["endswith(mail,'@partner.example')", ['Pat Partner']],
    ["userType ne 'Member'", ['Pat Partner']],
    ['not(accountEnabled eq true)', ['Dan Departed']],
  ])('%s needs ConsistencyLevel: eventual and $count=true', async (filter, names) => {
    const eventual = { ConsistencyLevel: 'eventual' };
    expect(await namesFound(filter, '&$count=true', eventual)).toEqual(names);
    for (const refused of [search(filter), search(filter, '&$count=true'), search(filter, '', eventual)]) {
      const response = await refused;
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as GraphFailure;
      expect(error.code).toBe('Request_UnsupportedQuery');
    }
  });

  test.each([
    ['an undoubled quote', "surname eq 'O'Brien'", 'BadRequest'],
    ['a string without an end', "surname eq 'O", 'BadRequest'],
    ['an unknown property', "shoeSize eq '42'", 'BadRequest'],
    ['a missing value', 'mail eq', 'BadRequest'],
    ['a missing parenthesis', "(mail eq 'x'", 'BadRequest'],
    ['text where a truth value belongs', "accountEnabled eq 'true'", 'BadRequest'],
    ['nothing', ' ', 'BadRequest'],
    ['an operator not on offer', "displayName gt 'A'", 'Request_UnsupportedQuery'],
    ['contains', "contains(displayName,'Doe')", 'Request_UnsupportedQuery'],
    ['a collection compared as text', "proxyAddresses eq 'smtp:x'", 'Request_UnsupportedQuery'],
  ])('refuses %s', async (_what, filter, code) => {
    const response = await search(filter);
    expect(response.status).toBe(400);
    expect(((await response.json()) as GraphFailure).error.code).toBe(code);
  });

  test('a plus that was not encoded arrives as a space, as it does at Graph', async () => {
    const { value } = await json<UserList>(get("/users?$filter=mail eq 'priya+oncall@contoso.example'"));
    expect(value).toEqual([]);
  });
});

describe('paging', () => {
  test('gives everybody once when nextLink is followed', async () => {
    const seen: unknown[] = [];
    let pages = 0;
    let next: string | undefined = `${graph.url}/v1.0/users?$top=10&$select=id`;
    while (next) {
      const page: UserList = await json<UserList>(fetch(next));
      expect(page.value.length).toBeLessThanOrEqual(10);
      seen.push(...page.value.map(({ id }) => id));
      next = page['@odata.nextLink'];
      pages += 1;
    }
    expect(seen).toEqual(graph.directory.people.map(({ id }) => id));
    expect(pages).toBe(Math.ceil(seen.length / 10));
  });

  test('keeps the filter and counts all on demand', async () => {
    const first = await json<UserList>(
      search("startswith(mail,'morgan')", '&$top=1&$count=true', { ConsistencyLevel: 'eventual' }),
    );
    expect(first['@odata.count']).toBe(2);
    const second = await json<UserList>(fetch(first['@odata.nextLink'] ?? ''));
    expect(second.value).toMatchObject([{ mail: 'morgan.lee2@contoso.example' }]);
    expect(second).not.toHaveProperty('@odata.nextLink');
  });

  test('ends with a page that is just full', async () => {
    const page = await json<UserList>(search("startswith(mail,'morgan')", '&$top=2'));
    expect(page.value).toHaveLength(2);
    expect(page).not.toHaveProperty('@odata.nextLink');
  });

  test.each(['0', '1000', 'ten'])('refuses $top=%s', async (top) => {
    expect((await get(`/users?$top=${top}`)).status).toBe(400);
  });
});
