import { GraphError } from '@microsoft/microsoft-graph-client';
import { isTimeOut } from '../http/is-time-out';
import { busy, failing, troubleWith, unreachable, type Service } from '../http/upstream-trouble';
import { UpstreamError } from '../mapping/upstream-error';

/** Microsoft Graph as errors speak of it. */
export const graph: Service = {
  upstream: 'Entra ID',
  name: 'Microsoft Graph (Entra ID)',
  whenAway: 'Try again in a minute; if it stays, check the network and the status of Microsoft 365.',
};

/** What a refused or failed answer of Graph means. */
export interface GraphAnswer {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  /** Graph's own words, if it gave any. */
  readonly words?: string | undefined;
  /** Graph's name for the error. */
  readonly code?: string | undefined;
  /** The application permission the call needs. */
  readonly permission: string;
  /** Whether the call was to change something, which Graph also refuses on what belongs to somebody else. */
  readonly isWrite?: boolean;
}

/** The trouble that an answer with an error status stands for. Statuses: learn.microsoft.com/graph/errors. */
export function troubleOfAnswer(answer: GraphAnswer): UpstreamError {
  const { status, retryAfterMs, permission, isWrite = false } = answer;
  if (status === 401) return refusedCredentials();
  if (status === 403 && answer.code === withoutPremium) return missingLicence(answer.words);
  if (status === 403) return missingPermission(permission, isWrite, answer.words);
  if (status === 404)
    return troubleWith(graph, 'rejected', `${graph.name} does not have it (any more).`, { status });
  if (status === 429) return busy(graph, retryAfterMs);
  if (status >= 500 || status === 408) return failing(graph, status, retryAfterMs);
  const words = answer.words ?? 'no reason was given';
  return troubleWith(
    graph,
    'rejected',
    `${graph.name} did not accept the question (HTTP ${status}): ${words}`,
    { status },
  );
}

/**
 * The trouble behind whatever was thrown while calling. Messages of the network and of the token library are kept as
 * the cause only: they are not meant for people.
 * @param timeoutMs how long the call was allowed to take
 */
export function troubleOfFailure(error: unknown, timeoutMs: number): UpstreamError {
  if (error instanceof UpstreamError) return error;
  if (isTimeOut(error)) {
    return unreachable(graph, `${graph.name} did not answer within ${timeoutMs / 1000} s.`, error);
  }
  if (error instanceof GraphError && refusedSignIn.test(error.message)) return refusedCredentials(error);
  if (error instanceof GraphError && failedSignIn.test(error.code ?? '')) return failedToSignIn(error);
  return unreachable(graph, `${graph.name} cannot be reached.`, error);
}

/** A list goes on at another host, which is never given a token. */
export function strangeHost(): UpstreamError {
  return troubleWith(graph, 'rejected', `${graph.name} points to another host for the next page.`);
}

/** Graph answered with something that is not what it documents. */
export function unreadableAnswer(cause: unknown): UpstreamError {
  return unreachable(graph, `${graph.name} gave an answer that cannot be read.`, cause);
}

// The SDK wraps what @azure/identity throws and keeps its name as `code`. Entra's own refusals carry these words; all
// other failures may as well be the network's.
const refusedSignIn = /AADSTS\d+|invalid_client|unauthorized_client/i;
const failedSignIn = /Authentication|Credential/;

function failedToSignIn(cause: unknown): UpstreamError {
  return troubleWith(graph, 'unreachable', `The bot could not sign in to ${graph.name}.`, {
    advice:
      'Check the network, and AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or the managed identity.',
    cause,
  });
}

function refusedCredentials(cause?: unknown): UpstreamError {
  return troubleWith(graph, 'denied', `${graph.name} refused the bot's own sign-in.`, {
    advice: 'Check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET; a client secret expires.',
    cause,
  });
}

// What the sign-in log answers to a tenant without Entra ID P1. Source: Graph resource "signIn"; seen alike by many clients.
const withoutPremium = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';

function missingLicence(words: string | undefined): UpstreamError {
  return troubleWith(
    graph,
    'denied',
    `${graph.name} refused: this needs a licence for Entra ID P1 or P2, which the tenant does not have.`,
    { advice: 'Nothing else depends on it; with such a licence it works by itself.', cause: words },
  );
}

/** @param words Graph's own, which are kept as the cause: they do not name the permission */
function missingPermission(permission: string, isWrite: boolean, words: string | undefined): UpstreamError {
  const owner = isWrite ? ', or what it wants to change belongs to somebody else' : '';
  return troubleWith(
    graph,
    'denied',
    `${graph.name} refused: the bot lacks an application permission${owner}. This needs ${permission}.`,
    {
      advice: `Grant admin consent for ${permission} in Entra: App registrations > API permissions.`,
      permission,
      cause: words,
    },
  );
}

/** Entra took an app, but the part that was asked next has not heard of it yet. `refusal`: what that part answered. */
export function notEverywhereYet(refusal: UpstreamError): UpstreamError {
  // Should it be something else after all, Graph's own words are the only trace of it.
  const said = refusal.details.status === 404 ? '' : ` ${refusal.message}`;
  return unreachable(
    graph,
    `Entra ID has the app, but does not know it everywhere yet, so its enterprise application could not be made.${said}`,
    refusal,
  );
}
