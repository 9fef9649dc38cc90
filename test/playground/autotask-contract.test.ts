import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  startAutotaskSimulator,
  type AutotaskSimulator,
} from '../../src/playground/autotask/start-autotask-simulator';

interface Swagger {
  paths: Record<string, Record<string, unknown>>;
  definitions: Record<string, { properties?: Record<string, unknown> }>;
}

const file = path.join(__dirname, '../../../shared/contracts/autotask.swagger.json');
const isThere = existsSync(file);
if (!isThere) console.warn('Skipped: the published Swagger of Autotask is not next to this project.');

const describeContract = isThere ? describe : describe.skip;

describeContract('the published Swagger knows', () => {
  const swagger = isThere
    ? (JSON.parse(readFileSync(file, 'utf8')) as Swagger)
    : { paths: {}, definitions: {} };
  let autotask: AutotaskSimulator;
  beforeAll(async () => {
    autotask = await startAutotaskSimulator();
    const item = { id: 1, ticketID: 1, itemName: 'x', isImportant: false, position: 1, isCompleted: false };
    autotask.checklistItems.push({ ...item, completedByResourceID: null, completedDateTime: null });
    const ticket = {
      id: 1,
      ticketNumber: 'T20261123.0001',
      title: 'x',
      companyID: 0,
      status: 1,
      priority: 1,
    };
    autotask.tickets.push(ticket);
  });
  afterAll(() => autotask.close());

  async function answer(method: string, relative: string, body?: unknown): Promise<Record<string, unknown>> {
    const { username, secret, integrationCode } = autotask.credentials;
    const headers = { ApiIntegrationCode: integrationCode, UserName: username, Secret: secret };
    const content = body === undefined ? null : JSON.stringify(body);
    const response = await fetch(`${autotask.url}V1.0/${relative}`, { method, headers, body: content });
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  }

  function expectNames(value: unknown, model: string): void {
    const names = Object.keys(value as object).map((name) => name.toLowerCase());
    const known = Object.keys(swagger.definitions[model]?.properties ?? {}).map((name) => name.toLowerCase());
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  }

  const records = { filter: [{ op: 'exist', field: 'id' }] };

  test.each([
    ['Resources', 'ResourceModel'],
    ['Tickets', 'TicketModel'],
    ['TicketChecklistItems', 'TicketChecklistItemModel'],
    ['Companies', 'CompanyModel'],
  ])('every field of %s', async (entity, model) => {
    const { items } = await answer('POST', `${entity}/query`, records);
    expectNames((items as unknown[])[0], model);
  });

  test('every name in the field information and its picklists', async () => {
    const { fields } = await answer('GET', 'Tickets/entityInformation/fields');
    for (const field of fields as { picklistValues: unknown[] | null }[]) {
      expectNames(field, 'FieldInformationModel');
      for (const value of field.picklistValues ?? []) expectNames(value, 'PickListValue');
    }
  });

  test.each([
    ['ThresholdInformation', 'ThresholdStatusResultModel', undefined],
    ['ZoneInformation?user=api.user@contoso.example', 'ZoneInformationResultModel', undefined],
    ['Resources/entityInformation', 'EntityInformationModel', 'info'],
  ])('every name in %s', async (relative, model, part) => {
    const body = await answer('GET', relative);
    expectNames(part ? body[part] : body, model);
  });

  test('every name in counts', async () => {
    expectNames(await answer('POST', 'Tickets/query/count', records), 'QueryCountResultModel');
  });

  test('the paths and methods this product calls', () => {
    const called: [string, string][] = [
      ['/V1.0/Resources', 'patch'],
      ['/V1.0/Resources/query', 'post'],
      ['/V1.0/Resources/{id}', 'get'],
      ['/V1.0/Resources/entityInformation/fields', 'get'],
      ['/V1.0/Tickets', 'post'],
      ['/V1.0/Tickets', 'patch'],
      ['/V1.0/Tickets/query', 'post'],
      ['/V1.0/Tickets/entityInformation/fields', 'get'],
      ['/V1.0/Tickets/{parentId}/ChecklistItems', 'post'],
      ['/V1.0/Tickets/{parentId}/ChecklistItems', 'patch'],
      ['/V1.0/TicketChecklistItems/query', 'post'],
      ['/V1.0/ThresholdInformation', 'get'],
    ];
    expect(called.filter(([route, method]) => !swagger.paths[route]?.[method])).toEqual([]);
  });
});

test('licence labels tell an API user, whatever its number', async () => {
  const autotask = await startAutotaskSimulator();
  const { username, secret, integrationCode } = autotask.credentials;
  const headers = { ApiIntegrationCode: integrationCode, UserName: username, Secret: secret };
  const answer = await fetch(`${autotask.url}V1.0/Resources/entityInformation/fields`, { headers });
  const { fields } = (await answer.json()) as {
    fields: { name: string; picklistValues: { value: string; label: string }[] | null }[];
  };
  await autotask.close();
  const licence = fields.find(({ name }) => name === 'licenseType');
  const apiUser = licence?.picklistValues?.find(({ label }) => label === 'API User (system)');
  const holder = autotask.directory.resources.find(({ userName }) => userName === username);
  expect(apiUser?.value).toBe(String(holder?.licenseType));
});
