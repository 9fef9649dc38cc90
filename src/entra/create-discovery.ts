import { z } from 'zod';
import { retryReads } from '../http/retry-reads';
import { unreachable } from '../http/upstream-trouble';
import { readRetryAfter } from '../http/read-retry-after';
import type { GraphCall } from './graph-call';
import { callOnce } from './graph-policy';
import { graph, troubleOfAnswer, troubleOfFailure } from './graph-trouble';
import { isLoopback } from './is-loopback';

export interface DiscoveryOptions {
  /** Where people sign in: `https://login.microsoftonline.com`, a national cloud, or a simulator on loopback. */
  readonly authorityHost: string;
  /** How long one try may take, in milliseconds. Default 4000. */
  readonly timeoutMs?: number | undefined;
  /** Told about every finished call. */
  readonly onCall?: ((call: GraphCall) => void) | undefined;
}

/** What fetching a document came to. */
export type Fetched =
  { readonly kind: 'document'; readonly document: unknown } | { readonly kind: 'no-tenant' };

/** Discovery documents of tenants. */
export interface Discovery {
  readonly urlOf: (tenantId: string) => string;
  /** Throws `UpstreamError`. */
  readonly fetch: (tenantId: string) => Promise<Fetched>;
}

const publicHost = 'https://login.microsoftonline.com';
/** Microsoft's own has two. */
const mostKilobytes = 256;

/** Fetches discovery documents as Autotask will. A simulator on loopback stands in for Microsoft's public host. */
export function createDiscovery(options: DiscoveryOptions): Discovery {
  const host = options.authorityHost.replace(/\/+$/, '');
  const shownHost = isLoopback(host) ? publicHost : host;
  return {
    urlOf: (tenantId) => documentUrl(shownHost, tenantId),
    fetch: (tenantId) =>
      observed(options, () => read(documentUrl(host, tenantId), options.timeoutMs ?? 4000)),
  };
}

/** Source: OpenID Connect on the Microsoft identity platform, "Fetch the OpenID configuration document". */
function documentUrl(host: string, tenantId: string): string {
  return `${host}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`;
}

function read(url: string, timeoutMs: number): Promise<Fetched> {
  const patience = { patienceMs: timeoutMs, firstPauseMs: 150, longestWaitMs: 2_000 };
  return retryReads(patience, () =>
    callOnce(timeoutMs, async (signal) => {
      const response = await fetch(url, { signal, redirect: 'manual' });
      return readDocument(response, await textOf(response));
    }),
  );
}

/** The body, as far as a document may go. */
async function textOf(response: Response): Promise<string> {
  const text = await response.text();
  if (text.length > mostKilobytes * 1024) throw notADocument();
  return text;
}

function readDocument({ status, ok, headers }: Response, text: string): Fetched {
  if (ok) return { kind: 'document', document: parsed(text) };
  if ((status === 400 || status === 404) && isUnknownTenant(text)) return { kind: 'no-tenant' };
  if (status < 500 && status !== 429) throw notADocument();
  const retryAfterMs = readRetryAfter(headers.get('retry-after'));
  throw troubleOfAnswer({ status, retryAfterMs, words: undefined, permission: '' });
}

const refusal = z.object({ error: z.literal('invalid_tenant') });

function isUnknownTenant(text: string): boolean {
  try {
    return refusal.safeParse(JSON.parse(text)).success;
  } catch {
    return false; // No JSON is no answer of Entra, and so says nothing about the tenant.
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notADocument(error);
  }
}

function notADocument(cause?: unknown): Error {
  return unreachable(graph, 'What came back is not a discovery document.', cause);
}

async function observed(
  { onCall, timeoutMs = 4000 }: DiscoveryOptions,
  work: () => Promise<Fetched>,
): Promise<Fetched> {
  const start = performance.now();
  const report = (outcome: GraphCall['outcome']) =>
    onCall?.({
      upstream: 'Entra ID',
      operation: 'discovery document',
      ms: performance.now() - start,
      outcome,
    });
  try {
    const fetched = await work();
    report('ok');
    return fetched;
  } catch (error) {
    const trouble = troubleOfFailure(error, timeoutMs);
    report(trouble.trouble);
    throw trouble;
  }
}
