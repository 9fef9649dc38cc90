import { Breaker, type BreakerChange } from '../http/breaker';
import { Slots } from '../http/slots';
import { crowded } from '../http/upstream-trouble';
import { isLoopback } from '../mapping/is-loopback';
import type { GraphCall } from './graph-call';
import { discoveryTrouble } from './discovery-trouble';
import { callWithPolicy } from './graph-policy';
import { observeCall } from './observe-call';
import { readDiscoveryAnswer, type Fetched } from './read-discovery-answer';

export interface DiscoveryOptions {
  /** Where people sign in: `https://login.microsoftonline.com`, a national cloud, or a simulator on loopback. */
  readonly authorityHost: string;
  /** How long one try may take, in milliseconds. Default 5000. */
  readonly timeoutMs?: number | undefined;
  /** Told about every finished call. */
  readonly onCall?: ((call: GraphCall) => void) | undefined;
  /** Told when the host is not called any more, is tried again, or is back. */
  readonly onBreaker?: ((change: BreakerChange) => void) | undefined;
}

/** Discovery documents of tenants. */
export interface Discovery {
  readonly urlOf: (tenantId: string) => string;
  /** Throws `UpstreamError`. */
  readonly fetch: (tenantId: string) => Promise<Fetched>;
}

/** A set-up in progress and a doctor ask for the document; nobody asks for it in bulk. */
const room = { atOnce: 8, inQueue: 50 };

const publicHost = 'https://login.microsoftonline.com';

/** Fetches discovery documents as Autotask will. A simulator on loopback stands in for Microsoft's public host. */
export function createDiscovery(options: DiscoveryOptions): Discovery {
  const { authorityHost, timeoutMs = 5000, onCall, onBreaker } = options;
  const host = authorityHost.replace(/\/+$/, '');
  const shownHost = isLoopback(new URL(host).hostname) ? publicHost : host;
  const trouble = discoveryTrouble(host);
  const read = async (url: string, signal: AbortSignal): Promise<Fetched> =>
    readDiscoveryAnswer(await fetch(url, { signal, redirect: 'manual' }), trouble);
  const { service, ofFailure } = trouble;
  const policy = {
    timeoutMs,
    troubleOf: ofFailure,
    breaker: new Breaker({ service, target: host, onBreaker }),
    slots: new Slots({ ...room, crowded: () => crowded(service) }),
  };
  const troubleOf = (error: unknown) => ofFailure(error, timeoutMs);
  return {
    urlOf: (tenantId) => documentUrl(shownHost, tenantId),
    fetch: (tenantId) =>
      observeCall({ operation: 'discovery document', onCall, troubleOf }, () =>
        callWithPolicy(policy, { call: (signal) => read(documentUrl(host, tenantId), signal) }),
      ),
  };
}

/** Source: OpenID Connect on the Microsoft identity platform, "Fetch the OpenID configuration document". */
function documentUrl(host: string, tenantId: string): string {
  return `${host}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`;
}
