import { GraphError } from '@microsoft/microsoft-graph-client';
import { troubleOfFailure } from '../../src/entra/graph-trouble';

/** What the Graph client throws when the token library failed: it keeps the name as its code. */
function failedSignIn(name: string, message: string): GraphError {
  return Object.assign(new GraphError(-1, message), { code: name });
}

describe('a sign-in that fails', () => {
  it.each([
    ['AuthenticationError', 'AADSTS7000215: Invalid client secret provided.', 'denied'],
    ['AuthenticationRequiredError', 'invalid_client: the app is unknown', 'denied'],
    ['AuthenticationRequiredError', 'network_error: Network request failed', 'unreachable'],
    ['AggregateAuthenticationError', 'ChainedTokenCredential authentication failed.', 'unreachable'],
    ['CredentialUnavailableError', 'No managed identity endpoint found.', 'unreachable'],
  ])('as %s (%s) is %s and names the settings', (name, message, trouble) => {
    const error = troubleOfFailure(failedSignIn(name, message), 4000);
    expect(error.trouble).toBe(trouble);
    expect(error.message).not.toContain(message);
    expect(error.details.advice).toContain('AZURE_CLIENT_SECRET');
  });
});
