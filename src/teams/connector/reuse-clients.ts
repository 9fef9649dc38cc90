import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type Authentication = Pick<
  ConfigurationBotFrameworkAuthentication,
  'authenticateRequest' | 'createConnectorFactory' | 'createUserTokenClient'
>;
type Identity = Parameters<Authentication['createUserTokenClient']>[0];
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;

/** Service addresses are few, one for each part of the world. */
const mostClients = 100;

/**
 * Has the SDK's clients used again. By itself it makes two for every turn, each with a pipeline of its own, which took a twelfth of
 * a turn; they keep nothing of a turn. One is kept for each bot, service address and audience.
 */
export function reuseClients(authentication: Authentication): void {
  const connectors = new Kept<ReturnType<ConnectorFactory['create']>>();
  const tokenClients = new Kept<ReturnType<Authentication['createUserTokenClient']>>();
  const original = {
    authenticate: authentication.authenticateRequest.bind(authentication),
    createFactory: authentication.createConnectorFactory.bind(authentication),
    createTokenClient: authentication.createUserTokenClient.bind(authentication),
  };
  const reusing = (factory: ConnectorFactory, identity: Identity): ConnectorFactory => {
    const create = factory.create.bind(factory);
    factory.create = (address, audience) =>
      connectors.get(JSON.stringify([botOf(identity), address, audience]), () => create(address, audience));
    return factory;
  };
  authentication.authenticateRequest = async (...call) => {
    const result = await original.authenticate(...call);
    if (result.connectorFactory) reusing(result.connectorFactory, result.claimsIdentity);
    return result;
  };
  authentication.createConnectorFactory = (identity) => reusing(original.createFactory(identity), identity);
  authentication.createUserTokenClient = (identity) =>
    tokenClients.get(JSON.stringify(botOf(identity)), () => original.createTokenClient(identity));
}

/** Where the SDK finds the bot's app ID. Source: botframework-connector, `getAppId` in parameterizedBotFrameworkAuthentication. */
function botOf(identity: Identity): (string | null)[] {
  return [identity.getClaimValue('aud'), identity.getClaimValue('appid')];
}

/** What was made, by its key. One that could not be made is not kept. */
class Kept<Made extends Promise<unknown>> {
  readonly #kept = new Map<string, Made>();

  get(key: string, make: () => Made): Made {
    const known = this.#kept.get(key);
    if (known) return known;
    if (this.#kept.size >= mostClients) this.#kept.clear();
    const made = make();
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    return made;
  }
}
