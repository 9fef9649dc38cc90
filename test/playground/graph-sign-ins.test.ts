import { signInOf } from '../../src/playground/graph/sign-ins';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';

const autotask = 'c11e0000-0000-4000-8000-000000000001';
let graph: GraphSimulator;
beforeEach(async () => {
  graph = await startGraphSimulator();
});
afterEach(() => graph.close());

interface Page {
  value: { createdDateTime: string; userPrincipalName: string; status: { errorCode: number } }[];
  error: { code: string };
}

async function read(query: string): Promise<{ status: number; page: Page }> {
  const response = await fetch(`${graph.url}/v1.0/auditLogs/signIns?${query}`);
  return { status: response.status, page: (await response.json()) as Page };
}

function add(name: string, at: string, errorCode = 0, appId = autotask): void {
  const person = graph.directory.people.find(({ displayName }) => displayName === name);
  if (!person) throw new Error(`Nobody is called ${name}.`);
  graph.signIns.push(signInOf(person, { appId, at, errorCode }));
}

describe('the sign-in log', () => {
  test('gives the newest first, as few as asked for', async () => {
    for (const at of ['2026-11-02T08:00:00Z', '2026-11-03T08:00:00Z', '2026-11-01T08:00:00Z'])
      add('Jane Doe', at);
    const { page } = await read('$top=2');
    expect(page.value.map(({ createdDateTime }) => createdDateTime)).toEqual([
      '2026-11-03T08:00:00Z',
      '2026-11-02T08:00:00Z',
    ]);
  });

  test('is filtered by person, app and outcome', async () => {
    add('Jane Doe', '2026-11-01T08:00:00Z');
    add('Jane Doe', '2026-11-02T08:00:00Z', 50126);
    add('Jane Doe', '2026-11-03T08:00:00Z', 0, 'c11e0000-0000-4000-8000-000000000002');
    add('Alex Admin', '2026-11-04T08:00:00Z');
    const jane = '3D5F0C1E-9B1A-4F6E-8A51-2C7D9E4B1A01';
    const filter = `userId eq '${jane}' and appId eq '${autotask}' and status/errorCode eq 0`;
    const { page } = await read(`$filter=${encodeURIComponent(filter)}`);
    expect(page.value).toMatchObject([
      { createdDateTime: '2026-11-01T08:00:00Z', userPrincipalName: 'jane.doe@contoso.example' },
    ]);
  });

  test.each(['$orderby=createdDateTime', '$select=id', "$filter=shoeSize eq '43'"])(
    'refuses what the reference does not offer: %s',
    async (query) => {
      expect((await read(query)).status).toBe(400);
    },
  );

  test('needs its permission', async () => {
    graph.deniedPermissions.add('AuditLog.Read.All');
    expect(await read('$top=1')).toMatchObject({
      status: 403,
      page: { error: { code: 'Authorization_RequestDenied' } },
    });
  });

  test('needs Entra ID P1', async () => {
    graph.premium = false;
    expect(await read('$top=1')).toMatchObject({
      status: 403,
      page: { error: { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' } },
    });
  });
});

describe('groups', () => {
  async function groups(query: string): Promise<{ status: number; names: string[] }> {
    const response = await fetch(`${graph.url}/v1.0/groups?${query}`);
    const { value = [] } = (await response.json()) as { value?: { displayName: string }[] };
    return { status: response.status, names: value.map(({ displayName }) => displayName) };
  }

  test('are listed, and found by display name in any case', async () => {
    expect((await groups('$top=999')).names).toHaveLength(3);
    const filter = encodeURIComponent("displayName eq 'sso APPROVERS' or displayName eq 'O''Brien'");
    expect((await groups(`$filter=${filter}&$select=id,displayName`)).names).toEqual(['SSO approvers']);
  });

  test.each(['$search=sso', "$filter=mail eq 'x'", '$select=shoeSize'])(
    'refuse what the simulator does not offer: %s',
    async (query) => {
      expect((await groups(query)).status).toBe(400);
    },
  );

  test('need their permission', async () => {
    graph.deniedPermissions.add('GroupMember.Read.All');
    expect((await groups('$top=1')).status).toBe(403);
  });
});
