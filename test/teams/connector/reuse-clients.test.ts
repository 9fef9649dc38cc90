import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createCredentialsFactory } from '../../../src/teams/connector/bot-credentials-factory';
import { reuseClients } from '../../../src/teams/connector/reuse-clients';

const [here, elsewhere] = ['https://smba.trafficmanager.net/emea/', 'https://smba.trafficmanager.net/amer/'];
const activity = { type: 'message', channelId: 'msteams' } as never;

/** The SDK's own, without credentials; what has to be made anew can be made to fail. */
function authentication() {
  const factory = createCredentialsFactory({}, undefined);
  const create = jest.spyOn(factory, 'createCredentials');
  const sdk = new ConfigurationBotFrameworkAuthentication({}, factory);
  reuseClients(sdk);
  return { sdk, create };
}

/** The client with which a turn from this address would answer. */
async function clientOfTurn(
  sdk: ConfigurationBotFrameworkAuthentication,
  address: string,
  audience = 'teams',
): Promise<unknown> {
  const { connectorFactory } = await sdk.authenticateRequest(activity, '');
  return connectorFactory?.create(address, audience);
}

test('turns from one address share a client, with what the bot says by itself too', async () => {
  const { sdk } = authentication();
  const client = await clientOfTurn(sdk, here);
  expect(await clientOfTurn(sdk, here)).toBe(client);
  const { claimsIdentity } = await sdk.authenticateRequest(activity, '');
  expect(await sdk.createConnectorFactory(claimsIdentity).create(here, 'teams')).toBe(client);
  expect(await sdk.createUserTokenClient(claimsIdentity)).toBe(
    await sdk.createUserTokenClient(claimsIdentity),
  );
});

test('another address, audience or bot has a client of its own', async () => {
  const { sdk } = authentication();
  const client = await clientOfTurn(sdk, here);
  expect(await clientOfTurn(sdk, elsewhere)).not.toBe(client);
  expect(await clientOfTurn(sdk, here, 'government')).not.toBe(client);
  const { claimsIdentity } = await sdk.authenticateRequest(activity, '');
  claimsIdentity.claims.push({ type: 'aud', value: 'another bot' });
  expect(await sdk.createConnectorFactory(claimsIdentity).create(here, 'teams')).not.toBe(client);
});

test('a client that could not be made is tried again by the next turn', async () => {
  const { sdk, create } = authentication();
  create.mockRejectedValueOnce(new Error('no credentials'));
  await expect(clientOfTurn(sdk, here)).rejects.toThrow('no credentials');
  await expect(clientOfTurn(sdk, here)).resolves.toBeDefined();
});

test('clients of many addresses are not kept for ever', async () => {
  const { sdk } = authentication();
  const client = await clientOfTurn(sdk, here);
  for (let number = 1; number <= 100; number += 1) await clientOfTurn(sdk, `${elsewhere}${number}/`);
  expect(await clientOfTurn(sdk, here)).not.toBe(client);
});
