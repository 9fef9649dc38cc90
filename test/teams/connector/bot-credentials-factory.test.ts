import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { createCredentialsFactory } from '../../../src/teams/connector/bot-credentials-factory';
import type { TeamsCall } from '../../../src/teams/connector/http-client';

afterEach(() => jest.restoreAllMocks());

/** What is told of a sign-in in which Microsoft, who is not to be reached here, answers so. */
async function toldOf(answer: Promise<never>): Promise<TeamsCall[]> {
  const sdk = jest.spyOn(ConfigurationServiceClientCredentialFactory.prototype, 'createCredentials');
  sdk.mockResolvedValue({ signRequest: () => answer });
  const calls: TeamsCall[] = [];
  const factory = createCredentialsFactory({}, (call) => calls.push(call));
  const credentials = await factory.createCredentials('bot', 'audience', 'login', true);
  const both = [credentials.signRequest({} as never), credentials.signRequest({} as never)];
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  return calls;
}

test.each([
  ['denied', 'invalid_client: AADSTS7000222: The provided client secret keys for app are expired.'],
  ['unreachable', 'network_error: Network request failed'],
] as const)('a sign-in of the bot that fails is told of once, as %s', async (outcome, message) => {
  expect(await toldOf(Promise.reject(new Error(message)))).toEqual([
    { upstream: 'Entra ID', operation: 'sign in to Teams', ms: expect.any(Number) as number, outcome },
  ]);
});
