import { ConfigurationServiceClientCredentialFactory, TeamsInfo, type TurnContext } from 'botbuilder';
import { timeout, TimeoutStrategy } from 'cockatiel';
import type { Logger } from 'pino';
import type { Channel } from '../mapping/records';
import { UpstreamError } from '../mapping/upstream-error';
import type { TeamsProbes } from '../workflow/doctor/probes';
import { isSignInRefused } from './connector/is-sign-in-refused';
import { referenceOf, teamsTeamOf } from './conversations';
import { createAdapter, type BotCredentials } from './create-adapter';
import { connectorAudience } from './speaker';

/** Tries what the bot needs of Teams, with its own credentials. Makes no call by itself. */
export function createTeamsProbes(credentials: BotCredentials, log: Logger): TeamsProbes {
  return {
    signIn: () => signIn(credentials),
    async reach(channel: Channel) {
      const adapter = createAdapter(credentials, log);
      const { conversation } = channel;
      // What goes wrong inside of a turn is only logged by the adapter, so it is carried out of it by hand.
      const troubles: unknown[] = [];
      await adapter.continueConversationAsync(credentials.id, referenceOf(conversation), async (context) => {
        await lookInto(context, teamsTeamOf(conversation)).catch((error: unknown) => troubles.push(error));
      });
      if (troubles.length > 0) throw troubles[0];
    },
  };
}

async function lookInto(context: TurnContext, team: string | null): Promise<void> {
  await (team ? TeamsInfo.getPagedTeamMembers(context, team, 1) : TeamsInfo.getPagedMembers(context, 1));
}

/** How long signing in may take, in milliseconds: the library would wait for ever. */
const inTime = timeout(5_000, TimeoutStrategy.Aggressive);

/** Where bots of one tenant sign in. Source: Bot Framework authentication, single-tenant bots. */
const loginHost = 'https://login.microsoftonline.com';

async function signIn({ id, password, type, tenantId }: BotCredentials): Promise<boolean> {
  if (id === '') return false;
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: id,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
  });
  try {
    const signer = await factory.createCredentials(id, connectorAudience, `${loginHost}/${tenantId}`, true);
    const tokens = signer as unknown as { getToken(forceRefresh: boolean): Promise<string> };
    await inTime.execute(() => tokens.getToken(true));
    return true;
  } catch (cause) {
    throw refusal(cause);
  }
}

/** The words of the library may name addresses and parts of tokens, so they stay the cause. */
function refusal(cause: unknown): UpstreamError {
  return isSignInRefused(cause)
    ? new UpstreamError('Entra ID', 'denied', 'Microsoft refused the sign-in of the bot itself.', {
        advice: 'Check BOT_ID, BOT_PASSWORD and BOT_TENANT_ID; a client secret expires.',
        cause,
      })
    : new UpstreamError('Entra ID', 'unreachable', 'The bot could not sign in to Teams.', {
        advice: 'Check the network, and BOT_ID, BOT_PASSWORD and BOT_TYPE.',
        cause,
      });
}
