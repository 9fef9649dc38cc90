import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from 'jsonwebtoken';
import { cast, places } from '../../src/playground/demo/cast';
import { clickActivity, messageActivity } from '../../src/playground/teams-client/activities';
import { bearer, startAuthenticatedBot, teamsAddress, type AuthenticatedBot } from './authenticated-bot';
import { makeKey } from './keys-simulator';

let bot: AuthenticatedBot;
beforeAll(async () => {
  // The Bot Framework tells its refusals there; the product sends the console through its log.
  jest.spyOn(console, 'error').mockImplementation();
  bot = await startAuthenticatedBot();
});
afterAll(() => bot.close());

/** A click that the bot answers in the HTTP answer itself, so that nothing is called: who sees the card asks for its state. */
function click(changes: object = {}): object {
  const card = { id: '1', conversationId: places.helpdesk.id };
  const button = { verb: 'refresh', data: { request: 'k7m2-9qxd', revision: 1 } };
  const activity = clickActivity(cast.robin, card, button, {}, bot.harness.directory.tenantId);
  return { ...activity, channelId: 'msteams', serviceUrl: teamsAddress, ...changes };
}

/** How much of the outside the bot has asked, and what it has recorded. */
async function traces(): Promise<{ calls: number; records: string[] }> {
  const { graph, autotask, store } = bot.harness;
  const records = (await store.audit.records()).map(
    ({ event, details }) => `${event}: ${String(details.reason)}`,
  );
  return { calls: graph.requests.length + autotask.requests.length, records };
}

test('a click with a good token is answered', async () => {
  const { status, text } = await bot.send(click(), bearer(bot.keys[0], bot.id));
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
  });
  expect(text).toContain('There is no such');
});

const other = makeKey(randomUUID());

const forgeries: readonly (readonly [string, () => string | null])[] = [
  ['no token', () => null],
  ['an empty header', () => ''],
  ['another scheme', () => bearer(bot.keys[0], bot.id).replace('Bearer', 'Basic')],
  ['no token after the scheme', () => 'Bearer'],
  ['what is no token', () => 'Bearer not.a.token'],
  ['a token of broken JSON', () => `Bearer ${Buffer.from('{"alg"').toString('base64url')}.e30.x`],
  ['the audience of another bot', () => bearer(bot.keys[0], randomUUID())],
  [
    'no audience',
    () =>
      `Bearer ${sign({ iss: 'https://api.botframework.com', serviceurl: teamsAddress, exp: soon() }, bot.keys[0].privateKey, { algorithm: 'RS256', keyid: bot.keys[0].id })}`,
  ],
  ['another issuer', () => bearer(bot.keys[0], bot.id, { options: { issuer: 'https://issuer.example' } })],
  ['an expired token', () => bearer(bot.keys[0], bot.id, { options: { expiresIn: -3600 } })],
  ['a token that is not good yet', () => bearer(bot.keys[0], bot.id, { options: { notBefore: 3600 } })],
  ['the signature of another key', () => bearer({ ...other, id: bot.keys[0].id }, bot.id)],
  ['a key that nobody published', () => bearer(other, bot.id)],
  ['the key of another channel', () => bearer(bot.keys[1], bot.id)],
  [
    'a signature with a shared secret',
    () => bearer(bot.keys[0], bot.id).replace(/[^.]+$/, randomBytes(32).toString('base64url')),
  ],
  [
    'no signature at all',
    () =>
      `Bearer ${sign({ iss: 'https://api.botframework.com', aud: bot.id, serviceurl: teamsAddress }, '', { algorithm: 'none' })}`,
  ],
  ['the public key as a shared secret', () => hmacWithPublicKey()],
  [
    'another service address in the token',
    () => bearer(bot.keys[0], bot.id, { claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } }),
  ],
  [
    'no service address in the token',
    () => bearer(bot.keys[0], bot.id, { claims: { serviceurl: undefined } }),
  ],
  [
    'what the Bot Framework believes of its Emulator: a token of Entra ID for the bot itself',
    () => ofEntra('f8cdef31-a31e-4b4a-93e4-5f571e91255a', {}),
  ],
  [
    'the same of any tenant, which the Bot Framework believes where the token names it',
    () => ofEntra(attackersTenant, { tid: attackersTenant }),
  ],
  [
    'a tenant in a token of the channel service',
    () => bearer(bot.keys[0], bot.id, { claims: { tid: randomUUID() } }),
  ],
  ['claims of a skill', () => bearer(bot.keys[0], bot.id, { claims: { ver: '1.0', appid: randomUUID() } })],
];

const attackersTenant = randomUUID();

function ofEntra(tenant: string, claims: object): string {
  const options = { issuer: `https://sts.windows.net/${tenant}/` };
  return bearer(bot.keys[0], bot.id, { claims: { ver: '1.0', appid: bot.id, ...claims }, options });
}

function soon(): number {
  return Math.floor(Date.now() / 1_000) + 3_600;
}

/** The classic confusion: a verifier that believes the header's algorithm takes the public key for an HMAC's secret. */
function hmacWithPublicKey(): string {
  const [{ id, published }] = bot.keys;
  const claims = { iss: 'https://api.botframework.com', aud: bot.id, serviceurl: teamsAddress, exp: soon() };
  return `Bearer ${sign(claims, JSON.stringify(published), { algorithm: 'HS256', keyid: id })}`;
}

test.each(forgeries)(
  '%s: 401 without a word, and nothing is done or recorded',
  async (_what, authorization) => {
    const before = await traces();
    expect(await bot.send(click(), authorization())).toEqual({ status: 401, text: '' });
    expect(await traces()).toEqual(before);
  },
);

describe('a good token does not make an activity good', () => {
  test.each([
    ['the address of nobody we know', 'https://attacker.example/teams/'],
    ['a host that begins like that of Teams', 'https://smba.trafficmanager.net.attacker.example/'],
    ['a host that ends like that of Teams', 'https://attackersmba.trafficmanager.net/'],
    ['another host of the same service', 'https://attacker.trafficmanager.net/'],
    ['the host of Teams as a user name', 'https://smba.trafficmanager.net@attacker.example/'],
    ['a user name before the host of Teams', 'https://attacker@smba.trafficmanager.net/'],
    ['another port', 'https://smba.trafficmanager.net:8443/emea/'],
    ['a cloud that the bot does not serve', 'https://smba.infra.gov.teams.microsoft.us/amer/'],
    ['no encryption', 'http://smba.trafficmanager.net/emea/'],
    ['another protocol', 'ftp://smba.trafficmanager.net/emea/'],
    ['what is no address', 'smba.trafficmanager.net'],
    ['nothing', ''],
  ])('service address with %s: 403, on record, and nothing is called', async (_what, serviceUrl) => {
    const before = await traces();
    const authorization = bearer(bot.keys[0], bot.id, { claims: { serviceurl: serviceUrl } });
    expect(await bot.send(click({ serviceUrl }), authorization)).toEqual({ status: 403, text: '' });
    const { calls, records } = await traces();
    expect(calls).toBe(before.calls);
    expect(records.slice(before.records.length)).toEqual(['turn.refused: service address']);
    expect(bot.log.at(-1)).toContain('an activity was refused');
  });

  test('a service address on this machine gets nothing, whatever the token says', async () => {
    const trap = await setTrap();
    const serviceUrl = trap.url;
    const message = messageActivity(cast.alex, places.alexChat, 'help', bot.harness.directory.tenantId);
    const authorization = bearer(bot.keys[0], bot.id, { claims: { serviceurl: serviceUrl } });
    const { status } = await bot.send({ ...message, channelId: 'msteams', serviceUrl }, authorization);
    await trap.close();
    expect({ status, seen: trap.seen }).toEqual({ status: 403, seen: [] });
  });

  test('without a service address: 403', async () => {
    const { status } = await bot.send(click({ serviceUrl: undefined }), bearer(bot.keys[0], bot.id));
    expect(status).toBe(403);
  });

  test.each(['webchat', 'directline'])(
    'the channel %s, where senders say themselves who they are: 403 and on record',
    async (channelId) => {
      const before = await traces();
      const { status } = await bot.send(click({ channelId }), bearer(bot.keys[1], bot.id));
      expect(status).toBe(403);
      const { calls, records } = await traces();
      expect(calls).toBe(before.calls);
      expect(records.slice(before.records.length)).toEqual(['turn.refused: other channel']);
    },
  );

  test('another tenant: a sentence for the clicker, on record, and nothing is called', async () => {
    const before = await traces();
    const tenantId = randomUUID();
    const activity = click({
      conversation: { id: places.helpdesk.id, tenantId },
      channelData: { tenant: { id: tenantId } },
    });
    const { status, text } = await bot.send(activity, bearer(bot.keys[0], bot.id));
    expect(status).toBe(200);
    expect(text).toContain('This bot serves another organisation');
    const { calls, records } = await traces();
    expect(calls).toBe(before.calls);
    expect(records.slice(before.records.length)).toEqual(['turn.denied: other tenant']);
  });
});

/** Somebody on this machine who would like to be told the bot's token. */
async function setTrap() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${String(request.method)} ${String(request.url)}`);
    response.end('{"id":"1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, seen, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe('a stored conversation whose service address is not that of Teams gets nothing', () => {
  const reminder = {
    clientId: randomUUID(),
    displayName: null,
    expiresAt: '2030-01-01T00:00:00.000Z',
    daysLeft: 7,
    newerUntil: null,
  };
  const boundBy = { objectId: cast.alex.objectId, name: cast.alex.name };

  test.each([
    ['a new thread in a channel', { teamsChannelId: '19:approvals@thread.tacv2' }],
    ['a message in a chat', {}],
  ])('%s', async (_what, where) => {
    const trap = await setTrap();
    const conversation = {
      ...where,
      serviceUrl: trap.url,
      channelId: 'msteams',
      conversation: { id: '19:approvals@thread.tacv2', tenantId: bot.harness.directory.tenantId },
      bot: { id: '28:sso', name: 'sso' },
    };
    const channel = { conversation, name: 'Approvals', boundBy, boundAt: '2026-01-01T00:00:00.000Z' };
    await expect(bot.messenger.postReminder(channel, reminder)).rejects.toThrow(
      'The stored conversation is not of Teams, so nothing was sent there.',
    );
    await trap.close();
    expect(trap.seen).toEqual([]);
  });
});

test('what was refused is in the log, without any token', () => {
  const lines = bot.log.join('\n');
  expect(lines).toContain('somebody without a good token was turned away');
  expect(lines).not.toMatch(/eyJ[\w-]+\./);
});

test('when the keys cannot be fetched nobody is let in: 503, and the log says what that means', async () => {
  const shut = await startAuthenticatedBot({ keysAnswer: false });
  try {
    expect(await shut.send(click(), bearer(shut.keys[0], shut.id))).toEqual({ status: 503, text: '' });
    expect(shut.log.join('\n')).toContain('the keys of login.botframework.com could not be fetched');
  } finally {
    await shut.close();
  }
});
