import type { ClientSecretCredentialOptions, TokenCredential } from '@azure/identity';
import type { AuthenticationProvider } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials';
import { timeout, TimeoutStrategy } from 'cockatiel';
import { isTimeOut } from '../http/is-time-out';

/** How the bot signs in to Graph; whatever is missing is left to the environment or the managed identity. */
export interface GraphCredentials {
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

/** Tokens that can be thrown away before they run out. */
export interface ForgetfulTokens extends AuthenticationProvider {
  /**
   * Has the next call ask for a new token. Permissions stand in the token, so one that was granted a moment ago would
   * else be missing for an hour. At most once a minute. A managed identity's token is kept by Azure itself for longer.
   */
  forget(): void;
}

const forgetEveryMs = 60_000;
/** How long signing in may take: less than a try of a call, so that it is told what took so long. */
const signInMs = 3_000;

/** The token did not come in time; found by its name, as the Graph client keeps nothing else of what is thrown in it. */
class AuthenticationTimeOut extends Error {
  override readonly name = 'AuthenticationTimeOut';
}

/**
 * Tokens for Graph from @azure/identity. The package takes long to load, so it is loaded by the first call and never
 * by a run on loopback. However many calls want a token, it is asked for once, and by nobody for longer than three seconds.
 * @param scope the permission to ask for, e.g. `https://graph.microsoft.com/.default`
 */
export function lazyTokens(
  credentials: GraphCredentials,
  scope: string,
  now: () => number = Date.now,
): ForgetfulTokens {
  let loading: Promise<AuthenticationProvider> | undefined;
  let asking: Promise<string> | undefined;
  let forgottenAt = 0;
  const load = async () =>
    new TokenCredentialAuthenticationProvider(await createCredential(credentials), { scopes: [scope] });
  const ask = async (): Promise<string> => {
    loading ??= load();
    const provider = await loading;
    return inTime(() => provider.getAccessToken());
  };
  return {
    getAccessToken() {
      asking ??= ask().finally(() => (asking = undefined));
      return asking;
    },
    forget() {
      if (now() - forgottenAt < forgetEveryMs) return;
      forgottenAt = now();
      loading = undefined;
    },
  };
}

async function inTime(ask: () => Promise<string>): Promise<string> {
  try {
    return await timeout(signInMs, TimeoutStrategy.Aggressive).execute(ask);
  } catch (error) {
    if (!isTimeOut(error)) throw error;
    throw new AuthenticationTimeOut(`no token within ${signInMs} ms`, { cause: error });
  }
}

/** Ends a request for a token that nobody waits for any more. A managed identity's goes to this machine and does without. */
const requestTimeLimit: NonNullable<ClientSecretCredentialOptions['additionalPolicies']>[number] = {
  position: 'perCall',
  policy: {
    name: 'requestTimeLimit',
    sendRequest(request, next) {
      request.timeout = signInMs;
      return next(request);
    },
  },
};

async function createCredential(credentials: GraphCredentials): Promise<TokenCredential> {
  const { tenantId, clientId, clientSecret } = credentials;
  const { ClientSecretCredential, DefaultAzureCredential } = await import('@azure/identity');
  // Our own policy retries the whole call; the library's retries would only hide how long it takes.
  const options = { retryOptions: { maxRetries: 0 }, additionalPolicies: [requestTimeLimit] };
  if (tenantId && clientId && clientSecret) {
    return new ClientSecretCredential(tenantId, clientId, clientSecret, options);
  }
  return new DefaultAzureCredential({
    ...options,
    ...(tenantId ? { tenantId } : {}),
    ...(clientId ? { managedIdentityClientId: clientId } : {}),
  });
}
