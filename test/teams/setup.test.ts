import { cast, places } from '../../src/playground/demo/cast';
import { cardText } from '../../src/playground/teams-client/card-text';
import type { Card, Message } from '../../src/playground/teams-client/message';
import type { TeamsPerson } from '../../src/playground/teams-client/people-and-places';
import { textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { readAuditLog } from './read-audit-log';

const callback = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';
const wrapped = `<https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(callback)}&data=05>`;

let product: Product;
beforeEach(async () => {
  product = await startProduct();
});
afterEach(() => product.close());

/** The newest card somebody got by typing this in their personal chat. */
async function types(person: TeamsPerson, text: string): Promise<Message> {
  const place = { kind: 'personal', id: `a:${person.objectId}`, name: 'Chat' } as const;
  const message = (await product.client.say(person, place, text)).at(-1);
  if (!message) throw new Error(`"${text}" was not answered.`);
  return message;
}

/** Presses a button; what the clicker reads then. The message itself is edited too, as everybody sees it. */
async function press(
  person: TeamsPerson,
  message: Message,
  title: string,
  inputs: Record<string, string> = {},
): Promise<string> {
  return textOf(await product.client.click(person, message, title, inputs));
}

function textIn(message: Message): string {
  return message.card ? cardText(message.card) : message.text;
}

/** The value an input of the card is filled with. */
function valueOf(card: Card | null, id: string): unknown {
  return (JSON.parse(JSON.stringify(card)) as { body: { id?: string; value?: unknown }[] }).body.find(
    (element) => element.id === id,
  )?.value;
}

const tenant = (): { tenantId: string } => ({ tenantId: product.directory.tenantId });

test('by hand, all seven steps to the first mapping, across a restart; everything is in the audit log', async () => {
  const { portal } = product.graph;
  const { clientId } = portal.registerApp({ displayName: 'Autotask' });
  let card = await types(cast.alex, 'setup');
  expect(textIn(card)).toMatch(/Step 1 of 7[^]*Before you start[^]*OK {2}Entra ID[^]*\[Start\]/);
  expect(await press(cast.alex, card, 'Start')).toContain('Step 2 of 7');

  const typed = { clientId: `Application (client) ID: ${clientId}`, ...tenant() };
  expect(valueOf(card.card, 'tenantId')).toBe(product.directory.tenantId);
  expect(await press(cast.alex, card, 'Check the registration', typed)).toContain('Step 3 of 7');

  expect(await press(cast.alex, card, 'Check the URL', { redirectUri: wrapped })).toContain('does not have');
  portal.addRedirectUri(clientId, callback);
  expect(await press(cast.alex, card, 'Check the URL', { redirectUri: wrapped })).toContain('Step 4 of 7');

  expect(await press(cast.alex, card, 'Later')).toMatch(/Left for later[^]*step 4 of 7, Client secret/);
  await product.bot().stop('SIGKILL');
  await product.restart();
  card = await types(cast.alex, 'setup');
  expect(textIn(card)).toMatch(/Step 4 of 7[^]*Never paste the secret here/);
  portal.addSecret(clientId, { name: 'sso', expiresAt: '2099-01-01T00:00:00Z' });
  card = await types(cast.alex, 'setup');
  expect(await press(cast.alex, card, 'Take the date from Entra')).toContain('Step 5 of 7');

  expect(valueOf(card.card, 'copyClientId')).toBe(clientId);
  expect(textIn(card)).toMatch(
    /OK {2}Tenant[^]*OK {2}Issuer[^]*OK {2}Endpoints[^]*OK {2}https[^]*OK {2}Signing/,
  );
  expect(await press(cast.alex, card, 'I have copied both')).toContain('Step 6 of 7');
  expect(await press(cast.alex, card, 'Confirm the mode', { tested: 'false' })).toContain('not confirmed');
  expect(await press(cast.alex, card, 'Confirm the mode', { tested: 'true' })).toContain('Step 7 of 7');

  expect(await press(cast.alex, card, 'Map this person', { who: 'jane.doe' })).toContain(
    'Single sign-on is set up',
  );
  await product.client.waitFor('the proposal', (message) => textIn(message).includes('Map Jane Doe to'));
  const events = (await readAuditLog(product)).map(({ event }) => event);
  expect(events.filter((event) => event.startsWith('setup.'))).toEqual([
    'setup.started',
    'setup.moved',
    'setup.app-registered',
    'setup.redirect-uri',
    'setup.paused',
    'setup.resumed',
    'setup.secret-expiry',
    'setup.copied',
    'setup.mode-confirmed',
    'setup.completed',
  ]);
});

describe('what is typed wrong is told on the card, which keeps it', () => {
  test.each<[string, (app: { clientId: string; objectId: string }) => Record<string, string>, RegExp]>([
    ['a cut ID', ({ clientId }) => ({ clientId: clientId.slice(1), ...tenant() }), /35 of the 36 characters/],
    [
      "the app's Object ID",
      ({ objectId }) => ({ clientId: objectId, ...tenant() }),
      /Object ID of the app[^]*Use its Application \(client\) ID/,
    ],
    [
      "a user's Object ID",
      () => ({ clientId: cast.taylor.objectId, ...tenant() }),
      /Object ID of the user Taylor Lead/,
    ],
    [
      'another tenant',
      ({ clientId }) => ({ clientId, tenantId: cast.taylor.objectId }),
      /this is another one/,
    ],
    ['nothing', () => ({ clientId: '', tenantId: '' }), /Nothing was given/],
  ])('%s', async (_what, inputs, words) => {
    const app = product.graph.portal.registerApp({ displayName: 'Autotask' });
    const card = await types(cast.alex, 'setup');
    await press(cast.alex, card, 'Start');
    const typed = inputs(app);
    const answer = await press(cast.alex, card, 'Check the registration', typed);
    expect(answer).toMatch(/Step 2 of 7[^]*Not yet\./);
    expect(answer).toMatch(words);
    expect(valueOf(card.card, 'clientId')).toBe(typed.clientId);
  });
});

describe('a redirect URI that Autotask would not have shown', () => {
  test.each([
    ['not https', 'http://ww5.autotask.net/Mvc', /does not begin with https/],
    ['with a wildcard', 'https://*.autotask.net/Mvc', /Not yet\. Callback\/Redirect URL/],
    ['of another host', 'https://autotask.net.evil.example/Mvc', /Not yet\. Callback\/Redirect URL/],
    ['nothing', '', /Not yet\. Callback\/Redirect URL/],
  ])('%s', async (_what, redirectUri, words) => {
    const { clientId } = product.graph.portal.registerApp({ displayName: 'Autotask' });
    const card = await types(cast.alex, 'setup');
    await press(cast.alex, card, 'Start');
    await press(cast.alex, card, 'Check the registration', { clientId, ...tenant() });
    const answer = await press(cast.alex, card, 'Check the URL', { redirectUri });
    expect(answer).toMatch(words);
    expect(valueOf(card.card, 'redirectUri')).toBe(redirectUri);
  });
});

test('without the permission to read apps it goes by hand all the same: told what is missing, with a link', async () => {
  await product.close();
  const identity = { AZURE_CLIENT_ID: cast.taylor.objectId, AZURE_CLIENT_SECRET: 'unused on loopback' };
  product = await startProduct({ environment: identity });
  product.graph.deniedPermissions.add('Application.Read.All');
  product.graph.deniedPermissions.add('Application.ReadWrite.OwnedBy');
  const { clientId } = product.graph.portal.registerApp({ displayName: 'Autotask' });
  const card = await types(cast.alex, 'setup');
  expect(textIn(card)).toMatch(/Warning {2}App registrations[^]*Application\.Read\.All/);
  expect(JSON.stringify(card.card)).toMatch(/"Action\.OpenUrl"[^]*adminconsent/);
  await press(cast.alex, card, 'Start');
  const third = await press(cast.alex, card, 'Check the registration', { clientId, ...tenant() });
  expect(third).toMatch(/Step 3 of 7[^]*Warning/);
  const url = { redirectUri: callback };
  expect(await press(cast.alex, card, 'Check the URL', { ...url, added: 'false' })).toContain('Not yet.');
  expect(await press(cast.alex, card, 'Check the URL', { ...url, added: 'true' })).toContain('Step 4 of 7');
  expect(await press(cast.alex, card, 'Save the date', { expires: '2020-01-01' })).toContain(
    'expired already',
  );
  expect(await press(cast.alex, card, 'Save the date', { expires: '2031-01-01' })).toContain('Step 5 of 7');
});

test('a card that is out of date shows where the set-up stands', async () => {
  const first = await types(cast.alex, 'setup');
  const second = await types(cast.alex, 'setup');
  await press(cast.alex, first, 'Start');
  expect(await press(cast.alex, second, 'Start')).toMatch(/out of date[^]*nothing was changed/);
});

test('a second administrator sees who is where, and may take over', async () => {
  const alexsCard = await types(cast.alex, 'setup');
  await press(cast.alex, alexsCard, 'Start');
  const robinsCard = await types(cast.robin, 'setup');
  expect(textIn(robinsCard)).toMatch(/Alex Admin is setting this up[^]*step 2 of 7, Register the app/);
  expect(await press(cast.robin, robinsCard, 'Take over')).toContain('Step 2 of 7');
  expect(await press(cast.alex, alexsCard, 'Back')).toContain('Robin Both is setting this up');
});

test('only administrators set up; nobody else learns anything', async () => {
  expect(textIn(await types(cast.uma, 'setup'))).toContain('Only members of the administrators group');
  expect(textIn(await types(cast.uma, 'setup restart'))).toContain(
    'Only members of the administrators group',
  );
  expect(textIn(await types(cast.uma, 'doctor'))).toContain('Only members of the administrators group');
  const card = await types(cast.alex, 'setup');
  expect(await press(cast.uma, card, 'Start')).toContain('Only members of the administrators group');
});

test('setup restart begins again; the old card says so; anything else is explained', async () => {
  const old = await types(cast.alex, 'setup');
  await press(cast.alex, old, 'Start');
  expect(textIn(await types(cast.alex, 'setup restart'))).toContain('Step 1 of 7');
  expect(await press(cast.alex, old, 'Back')).toContain('begun anew');
  expect(textIn(await types(cast.alex, 'setup again'))).toContain('Nothing was changed');
});

test('in a channel too, and doctor tells what is missing', async () => {
  const [card] = await product.client.say(cast.alex, places.helpdesk, 'setup');
  expect(card && textIn(card)).toContain('Step 1 of 7');
  const [doctor] = await product.client.say(cast.alex, places.helpdesk, 'doctor');
  expect(doctor && textIn(doctor)).toMatch(
    /1 failed, 1 warning, [^]*Failed {2}Approvals channel[^]*@sso approvals here/,
  );
});
