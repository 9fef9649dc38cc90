import {
  startAutotaskSimulator,
  type AutotaskSimulator,
} from '../../src/playground/autotask/start-autotask-simulator';

const now = new Date('2026-11-23T10:00:00Z');
const apiUserId = 1054;

let autotask: AutotaskSimulator;
beforeEach(async () => {
  autotask = await startAutotaskSimulator({ ssoField: { name: 'singleSignOnID' }, now: () => now });
});
afterEach(() => autotask.close());

function call(method: string, path: string, body?: unknown): Promise<Response> {
  const { username, secret, integrationCode } = autotask.credentials;
  return fetch(`${autotask.url}V1.0/${path}`, {
    method,
    headers: { ApiIntegrationCode: integrationCode, UserName: username, Secret: secret },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function itemOf(path: string): Promise<unknown> {
  return ((await (await call('GET', path)).json()) as { item: unknown }).item;
}

async function created(path: string, body: unknown): Promise<number> {
  const response = await call('POST', path, body);
  expect(response.status).toBe(200);
  return ((await response.json()) as { itemId: number }).itemId;
}

async function errorsOf(answer: Promise<Response>): Promise<string[]> {
  const response = await answer;
  expect(response.status).toBe(500);
  return ((await response.json()) as { errors: string[] }).errors;
}

const ticket = {
  companyID: 0,
  title: 'Map a person',
  status: 1,
  priority: 2,
  queueID: 8,
  dueDateTime: '2026-11-24T10:00:00Z',
  externalID: 'request-1',
};

describe('Resources', () => {
  test('PATCH changes what is given, and nothing else', async () => {
    const before = await itemOf('Resources/1001');
    const answer = await call('PATCH', 'Resources', { id: 1001, singleSignOnID: 'an id' });
    expect(await answer.json()).toEqual({ itemId: 1001 });
    expect(await itemOf('Resources/1001')).toEqual({ ...(before as object), singleSignOnID: 'an id' });
    expect(autotask.patches).toEqual([
      { entity: 'Resources', body: { id: 1001, singleSignOnID: 'an id' }, at: now.toISOString() },
    ]);
  });

  test('hold the ids of the example under the name of the field', async () => {
    const [mia] = autotask.directory.people.filter(({ surname }) => surname === 'Mapped');
    expect(await itemOf('Resources/1067')).toMatchObject({ singleSignOnID: mia?.id });
  });

  test.each([
    ['an unknown field', { id: 1001, shoeSize: 42 }, 'Unable to find shoeSize'],
    ['an unknown resource', { id: 4, title: 'x' }, 'No Resource found'],
    ['a number for text', { id: 1001, title: 42 }, 'not a valid string'],
    ['too long a text', { id: 1001, title: 'x'.repeat(51) }, 'longer than 50'],
    ['an unknown licence', { id: 1001, licenseType: 99 }, 'picklist licenseType'],
    ['an emptied e-mail', { id: 1001, email: null }, 'Missing Required Field: email'],
  ])('PATCH refuses %s and changes nothing', async (_what, body, words) => {
    const before = structuredClone(autotask.directory.resources);
    expect((await errorsOf(call('PATCH', 'Resources', body))).join()).toContain(words);
    expect(autotask.directory.resources).toEqual(before);
    expect(autotask.patches).toEqual([]);
  });

  test('cannot be created, and PUT, which would empty what is left out, is not offered', async () => {
    expect((await call('POST', 'Resources', {})).status).toBe(405);
    expect((await call('PUT', 'Resources', { id: 1001 })).status).toBe(405);
  });
});

test('a read-only SSO field is shown as such and refuses to be written', async () => {
  await autotask.close();
  autotask = await startAutotaskSimulator({ ssoField: { name: 'ssoID', readOnly: true, length: 20 } });
  const answer = await call('GET', 'Resources/entityInformation/fields');
  const { fields } = (await answer.json()) as { fields: { name: string }[] };
  expect(fields.find(({ name }) => name === 'ssoID')).toMatchObject({ isReadOnly: true, length: 20 });
  expect(await errorsOf(call('PATCH', 'Resources', { id: 1001, ssoID: 'x' }))).toEqual([
    'The field ssoID of the Resource entity is read only.',
  ]);
});

test('without an SSO field there is none, as in the published API', async () => {
  await autotask.close();
  autotask = await startAutotaskSimulator();
  expect(Object.keys((await itemOf('Resources/1067')) as object).join()).not.toMatch(/sso|unique/i);
});

describe('Tickets', () => {
  test('are created, numbered, dated and found by externalID', async () => {
    const id = await created('Tickets', ticket);
    const found = await call('POST', 'Tickets/query', {
      filter: [{ op: 'eq', field: 'externalID', value: 'request-1' }],
    });
    expect(await found.json()).toMatchObject({
      items: [{ ...ticket, id, ticketNumber: 'T20261123.0001', createDate: now.toISOString() }],
    });
    expect(autotask.tickets).toMatchObject([{ id, creatorResourceID: apiUserId }]);
  });

  test('are made twice when asked twice', async () => {
    const ids = [await created('Tickets', ticket), await created('Tickets', ticket)];
    expect(new Set(ids).size).toBe(2);
  });

  test('get their due date from a category that has one', async () => {
    const id = await created('Tickets', { ...ticket, dueDateTime: undefined, ticketCategory: 4 });
    expect(await itemOf(`Tickets/${id}`)).toMatchObject({ dueDateTime: '2026-11-25T10:00:00.000Z' });
  });

  test.each([
    ['companyID', 'Missing Required Field: companyID'],
    ['title', 'Missing Required Field: title'],
    ['status', 'Missing Required Field: status'],
    ['priority', 'Missing Required Field: priority'],
    ['dueDateTime', 'Missing Required Field: dueDateTime'],
    ['queueID', 'needs a queueID'],
  ])('need %s', async (name, words) => {
    const without = Object.fromEntries(Object.entries(ticket).filter(([key]) => key !== name));
    expect((await errorsOf(call('POST', 'Tickets', without))).join()).toContain(words);
    expect(autotask.tickets).toEqual([]);
  });

  test.each([
    ['a status nobody has', { status: 99 }, 'picklist status'],
    ['a status that is switched off', { status: 13 }, 'picklist status'],
    ['a queue that is switched off', { queueID: 5 }, 'picklist queueID'],
    ['a closed company', { companyID: 175 }, 'companyID'],
    ['a date that is none', { dueDateTime: 'soon' }, 'not a valid datetime'],
    ['a long external id', { externalID: 'x'.repeat(51) }, 'longer than 50'],
    ['a number of its own', { ticketNumber: 'T1' }, 'read only'],
    [
      'an API user to work on it',
      { assignedResourceID: apiUserId, assignedResourceRoleID: 1 },
      'assignedResourceID',
    ],
    ['an inactive resource', { assignedResourceID: 1053, assignedResourceRoleID: 1 }, 'assignedResourceID'],
    ['a resource without a role', { assignedResourceID: 1001 }, 'together'],
  ])('refuse %s', async (_what, wrong, words) => {
    expect((await errorsOf(call('POST', 'Tickets', { ...ticket, ...wrong }))).join()).toContain(words);
    expect(autotask.tickets).toEqual([]);
  });

  test('can be completed', async () => {
    const id = await created('Tickets', ticket);
    expect((await call('PATCH', 'Tickets', { id, status: 5 })).status).toBe(200);
    expect(await itemOf(`Tickets/${id}`)).toMatchObject({ status: 5, title: ticket.title });
  });
});

describe('checklist items', () => {
  let path: string;
  let ticketId: number;
  beforeEach(async () => {
    ticketId = await created('Tickets', ticket);
    path = `Tickets/${ticketId}/ChecklistItems`;
  });

  async function itemsByQuery(): Promise<unknown[]> {
    const filter = [{ op: 'eq', field: 'ticketID', value: ticketId }];
    const answer = await call('POST', 'TicketChecklistItems/query', { filter });
    return ((await answer.json()) as { items: unknown[] }).items;
  }

  test('are created open and read back by both ways', async () => {
    const id = await created(path, { itemName: 'Paste the ID', isImportant: true, position: 1 });
    const item = { id, ticketID: ticketId, itemName: 'Paste the ID', isImportant: true, isCompleted: false };
    expect(await itemsByQuery()).toMatchObject([{ ...item, completedDateTime: null }]);
    expect(await (await call('GET', path)).json()).toMatchObject({ items: [item] });
  });

  test('ticked by PATCH say that the API user did it, once', async () => {
    const id = await created(path, { itemName: 'Paste the ID' });
    await call('PATCH', path, { id, isCompleted: true });
    const ticked = {
      isCompleted: true,
      completedByResourceID: apiUserId,
      completedDateTime: now.toISOString(),
    };
    expect(await itemsByQuery()).toMatchObject([ticked]);
    expect(autotask.patches).toMatchObject([{ entity: 'TicketChecklistItems', body: { id } }]);
    await call('PATCH', path, { id, isCompleted: false });
    expect(await itemsByQuery()).toMatchObject([{ isCompleted: false, completedByResourceID: null }]);
  });

  test('ticked in the console keep who did it, though the API ticks them again', async () => {
    const id = await created(path, { itemName: 'Paste the ID' });
    autotask.tickItem(id, 1021);
    await call('PATCH', path, { id, isCompleted: true });
    expect(await itemsByQuery()).toMatchObject([{ isCompleted: true, completedByResourceID: 1021 }]);
    expect(() => autotask.tickItem(4, 1021)).toThrow('no checklist item 4');
    expect(() => autotask.tickItem(id, 4)).toThrow('no resource 4');
  });

  test('are 40 at most, of 600 characters at most', async () => {
    for (let index = 0; index < 40; index += 1) await created(path, { itemName: 'x'.repeat(600) });
    expect(await errorsOf(call('POST', path, { itemName: 'one more' }))).toEqual([
      'A ticket cannot have more than 40 checklist items.',
    ]);
    const other = `Tickets/${await created('Tickets', ticket)}/ChecklistItems`;
    expect((await errorsOf(call('POST', other, { itemName: 'x'.repeat(601) }))).join()).toContain(
      'longer than 600',
    );
    expect(autotask.checklistItems).toHaveLength(40);
  });

  test.each([
    ['without a name', 'POST', { isImportant: true }, 'Missing Required Field: itemName'],
    ['of another ticket', 'POST', { itemName: 'x', ticketID: 1 }, 'not the ticket in the path'],
    ['that are not there', 'PATCH', { id: 4, isCompleted: true }, 'No TicketChecklistItem found'],
    ['with a forged signature', 'POST', { itemName: 'x', completedByResourceID: 1021 }, 'read only'],
  ])('%s are refused', async (_what, method, body, words) => {
    expect((await errorsOf(call(method, path, body))).join()).toContain(words);
  });

  test('of a ticket that is not there are refused', async () => {
    expect(await errorsOf(call('POST', 'Tickets/4/ChecklistItems', { itemName: 'x' }))).toEqual([
      'No Ticket found with the id 4.',
    ]);
  });
});
