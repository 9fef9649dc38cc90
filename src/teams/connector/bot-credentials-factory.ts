import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { TeamsAdapter } from '../teams-ai';
import { SignInTurns } from './sign-in-turns';

/** What an adapter gets its credentials from. */
export type CredentialsFactory = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;
type Settings = ConstructorParameters<typeof ConfigurationServiceClientCredentialFactory>[0];
type Factory = ConfigurationServiceClientCredentialFactory;
type Credentials = Awaited<ReturnType<Factory['createCredentials']>>;

/** The bot's own credentials as the Bot Framework wants them, with a sign-in that ends. */
export function createCredentialsFactory(settings: Settings): CredentialsFactory {
  // The SDK does not export the class that it asks for; its own factories only look like it, too.
  const factory: unknown = new BotCredentialsFactory(settings);
  return factory as CredentialsFactory;
}

class BotCredentialsFactory extends ConfigurationServiceClientCredentialFactory {
  readonly #turns = new SignInTurns();

  override async createCredentials(...call: Parameters<Factory['createCredentials']>): Promise<Credentials> {
    const credentials = await super.createCredentials(...call);
    return { signRequest: (request) => this.#turns.sign(() => credentials.signRequest(request)) };
  }
}
