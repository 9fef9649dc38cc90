import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { TeamsAdapter } from '../teams-ai';
import type { ConnectorOptions } from './http-client';
import { isSignInRefused } from './is-sign-in-refused';
import { SignInTurns } from './sign-in-turns';

/** What an adapter gets its credentials from. */
export type CredentialsFactory = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;
type Settings = ConstructorParameters<typeof ConfigurationServiceClientCredentialFactory>[0];
type Factory = ConfigurationServiceClientCredentialFactory;
type Credentials = Awaited<ReturnType<Factory['createCredentials']>>;

/**
 * The bot's own credentials as the Bot Framework wants them, with a sign-in that ends.
 * @param onCall is told of a sign-in that failed: the calls that it was for are not made, so nothing else tells of it
 */
export function createCredentialsFactory(
  settings: Settings,
  onCall: ConnectorOptions['onCall'],
): CredentialsFactory {
  // The SDK does not export the class that it asks for; its own factories only look like it, too.
  const factory: unknown = new BotCredentialsFactory(settings, onCall);
  return factory as CredentialsFactory;
}

class BotCredentialsFactory extends ConfigurationServiceClientCredentialFactory {
  readonly #turns: SignInTurns;

  constructor(settings: Settings, onCall: ConnectorOptions['onCall']) {
    super(settings);
    this.#turns = new SignInTurns((error, ms) => {
      const outcome = isSignInRefused(error) ? 'denied' : 'unreachable';
      onCall?.({ upstream: 'Entra ID', operation: 'sign in to Teams', ms, outcome });
    });
  }

  override async createCredentials(...call: Parameters<Factory['createCredentials']>): Promise<Credentials> {
    const credentials = await super.createCredentials(...call);
    return { signRequest: (request) => this.#turns.sign(() => credentials.signRequest(request)) };
  }
}
