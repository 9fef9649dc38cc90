import type { TokenCredential } from '@azure/identity';
import type { AuthenticationProvider } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials';

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

/**
 * Tokens for Graph from @azure/identity. The package takes long to load, so it is loaded by the first call and never
 * by a run on loopback.
 * @param scope the permission to ask for, e.g. `https://graph.microsoft.com/.default`
 */
export function lazyTokens(
  credentials: GraphCredentials,
  scope: string,
  now: () => number = Date.now,
): ForgetfulTokens {
  let loading: Promise<AuthenticationProvider> | undefined;
  let forgottenAt = 0;
  const load = async () =>
    new TokenCredentialAuthenticationProvider(await createCredential(credentials), { scopes: [scope] });
  return {
    getAccessToken: async () => {
      loading ??= load();
      return (await loading).getAccessToken();
    },
    forget() {
      if (now() - forgottenAt < forgetEveryMs) return;
      forgottenAt = now();
      loading = undefined;
    },
  };
}

async function createCredential(credentials: GraphCredentials): Promise<TokenCredential> {
  const { tenantId, clientId, clientSecret } = credentials;
  const { ClientSecretCredential, DefaultAzureCredential } = await import('@azure/identity');
  // Our own policy retries the whole call; the library's retries would only hide how long it takes.
  const options = { retryOptions: { maxRetries: 0 } };
  if (tenantId && clientId && clientSecret) {
    return new ClientSecretCredential(tenantId, clientId, clientSecret, options);
  }
  return new DefaultAzureCredential({
    ...options,
    ...(tenantId ? { tenantId } : {}),
    ...(clientId ? { managedIdentityClientId: clientId } : {}),
  });
}
