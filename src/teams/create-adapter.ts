import type { Activity, ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import type { Logger } from 'pino';
import { noteTurn } from '../trace/turn-notes';
import { createCredentialsFactory } from './connector/bot-credentials-factory';
import { createConnectorHttp, type ConnectorOptions } from './connector/http-client';
import { GuardedAdapter } from './guarded-adapter';
import { isTeams, isThisMachine } from './service-address';

/** How the bot is registered in Azure; an empty `id` means no authentication, which is for loopback only. */
export interface BotCredentials {
  readonly id: string;
  readonly password: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
}

/** What an adapter may be told beside its credentials. */
export interface AdapterOptions {
  /** Told of an activity that is refused although its token is good, and why. */
  readonly onRefused?: (activity: Activity, reason: string) => Promise<void>;
  /** For tests alone, which put a simulator in place of Microsoft's keys. No setting leads here. */
  readonly botFramework?: ConfigurationBotFrameworkAuthenticationOptions;
  /** How Teams is called. */
  readonly connector?: ConnectorOptions;
}

/** The Bot Framework adapter, which checks the tokens of incoming activities and signs outgoing ones. */
export function createAdapter(
  credentials: BotCredentials,
  log: Logger,
  { onRefused = () => Promise.resolve(), botFramework = {}, connector = {} }: AdapterOptions = {},
): GuardedAdapter {
  const asksForTokens = credentials.id !== '';
  const isServiceAddress = asksForTokens ? isTeams : isThisMachine;
  const settings = { ...botFramework, ...(asksForTokens ? registrationOf(credentials) : {}) };
  const adapter = new GuardedAdapter(
    { asksForTokens, isServiceAddress, onRefused, log },
    settings,
    createCredentialsFactory(settings, connector.onCall),
    undefined,
    { httpClient: createConnectorHttp(connector) },
  );
  adapter.onTurnError = (context, error) => {
    noteTurn({ outcome: 'failed' });
    log.error({ err: error, activity: context.activity.id }, 'a turn failed');
    return Promise.resolve();
  };
  return adapter;
}

function registrationOf({
  id,
  password,
  type,
  tenantId,
}: BotCredentials): ConfigurationBotFrameworkAuthenticationOptions {
  return {
    // Tokens name it in small letters, and are compared as they are.
    MicrosoftAppId: id.toLowerCase(),
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
  };
}
