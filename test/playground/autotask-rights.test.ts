import {
  startAutotaskSimulator,
  type AutotaskSimulator,
} from '../../src/playground/autotask/start-autotask-simulator';

let autotask: AutotaskSimulator;
beforeEach(async () => {
  autotask = await startAutotaskSimulator();
});
afterEach(() => autotask.close());

async function call(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: unknown; date: string }> {
  const { username, secret, integrationCode } = autotask.credentials;
  const headers = {
    UserName: username,
    Secret: secret,
    ApiIntegrationCode: integrationCode,
    'Content-Type': 'application/json',
  };
  const response = await fetch(`${autotask.url}V1.0/${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: await response.json(), date: response.headers.get('Date') ?? '' };
}

const refusal = {
  errors: [expect.stringMatching(/does not have the adequate permissions to (query|create|update) this/)],
};

test('a path in other letters needs the same right, and a checklist has rights of its own', async () => {
  autotask.tickets.push({ id: 1, ticketNumber: 'T1', title: 'x', companyID: 0, status: 1, priority: 1 });
  const item = { itemName: 'Jane Doe', isImportant: false, position: 1 };
  autotask.deniedRights.add('Tickets.create');
  expect(await call('POST', 'tickets', {})).toMatchObject({ status: 500, body: refusal });
  expect((await call('POST', 'Tickets/1/ChecklistItems', item)).status).toBe(200);
  autotask.deniedRights.add('TicketChecklistItems.create');
  expect(await call('POST', 'Tickets/1/ChecklistItems', item)).toMatchObject({ status: 500, body: refusal });
  expect(autotask.checklistItems).toHaveLength(1);
});

test.each([
  ['Tickets.query', 'POST', 'Tickets/query', 'userAccessForQuery'],
  ['Tickets.create', 'POST', 'Tickets', 'userAccessForCreate'],
  ['Tickets.update', 'PATCH', 'Tickets', 'userAccessForUpdate'],
  ['Tickets.query', 'GET', 'Tickets/1', 'userAccessForQuery'],
] as const)(
  'without the right %s, %s %s is refused and the entity says so',
  async (right, method, path, access) => {
    const body = method === 'GET' ? undefined : { filter: [{ op: 'gt', field: 'id', value: 0 }] };
    expect((await call(method, path, body)).body).not.toMatchObject(refusal);
    expect((await call('GET', 'Tickets/entityInformation')).body).toMatchObject({ info: { [access]: 1 } });
    autotask.deniedRights.add(right);
    expect(await call(method, path, body)).toMatchObject({ status: 500, body: refusal });
    expect((await call('GET', 'Tickets/entityInformation')).body).toMatchObject({ info: { [access]: 0 } });
  },
);

test('calls of other integrations count against the budget', async () => {
  autotask.countOthers(500);
  expect((await call('GET', 'ThresholdInformation')).body).toMatchObject({
    currentTimeframeRequestCount: 501,
  });
});

test('its clock can be wrong, and its pick lists can change', async () => {
  autotask.clock.offsetMs = -600_000;
  expect(Date.parse((await call('GET', 'ThresholdInformation')).date) - Date.now()).toBeLessThan(-590_000);
  const queue = autotask.fieldsOf('tickets').find(({ name }) => name === 'queueID');
  if (queue) queue.picklistValues = [];
  const { fields } = (await call('GET', 'Tickets/entityInformation/fields')).body as {
    fields: { name: string }[];
  };
  expect(fields.find(({ name }) => name === 'queueID')).toMatchObject({ picklistValues: [] });
});
