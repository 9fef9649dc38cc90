import { TeamsAdapter } from './teams-ai';
import type { Logger } from 'pino';

/** How the bot is registered in Azure; an empty `id` means no authentication, which is for loopback only. */
export interface BotCredentials {
  readonly id: string;
  readonly password: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
}

/** The Bot Framework adapter, which checks the tokens of incoming activities and signs outgoing ones. */
export function createAdapter(credentials: BotCredentials, log: Logger): TeamsAdapter {
  const adapter = new TeamsAdapter(
    credentials.id === ''
      ? {}
      : {
          MicrosoftAppId: credentials.id,
          MicrosoftAppPassword: credentials.password,
          MicrosoftAppType: credentials.type,
          MicrosoftAppTenantId: credentials.tenantId,
        },
  );
  adapter.onTurnError = (context, error) => {
    log.error({ err: error, activity: context.activity.id }, 'a turn failed');
    return Promise.resolve();
  };
  return adapter;
}
