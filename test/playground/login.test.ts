import { startLoginSimulator, type LoginSimulator } from '../../src/playground/login/start-login-simulator';

const tenantId = '7a1d0000-0000-4000-8000-00000000c0de';
let login: LoginSimulator;
beforeEach(async () => {
  login = await startLoginSimulator({ tenantId });
});
afterEach(() => login.close());

const read = (tenant: string) => fetch(`${login.url}/${tenant}/v2.0/.well-known/openid-configuration`);

test('the discovery document of its tenant, as it stands', async () => {
  const first = await read(tenantId.toUpperCase());
  expect(first.status).toBe(200);
  expect(await first.json()).toMatchObject({ issuer: `https://login.microsoftonline.com/${tenantId}/v2.0` });
  login.document.issuer = 'https://elsewhere.example';
  expect(await (await read(tenantId)).json()).toMatchObject({ issuer: 'https://elsewhere.example' });
});

test('another tenant is unknown, in the words of Microsoft', async () => {
  const answer = await read('7a1d0000-0000-4000-8000-0000000000ff');
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'invalid_tenant' });
});

test('its clock can be wrong', async () => {
  login.clock.offsetMs = -600_000;
  const behind = Date.parse((await read(tenantId)).headers.get('Date') ?? '') - Date.now();
  expect(behind).toBeLessThan(-590_000);
});

test('its clock is the one it was given', async () => {
  const other = await startLoginSimulator({ tenantId, now: () => new Date('2031-01-01T00:00:00Z') });
  const { headers } = await fetch(`${other.url}/${tenantId}/v2.0/.well-known/openid-configuration`);
  await other.close();
  expect(headers.get('Date')).toBe('Wed, 01 Jan 2031 00:00:00 GMT');
});

test('other addresses lead nowhere, and faults are met', async () => {
  expect((await fetch(`${login.url}/x`)).status).toBe(404);
  login.faults.add({ match: /openid/, status: 503 });
  expect((await read(tenantId)).status).toBe(503);
  expect(login.requests).toHaveLength(2);
});
