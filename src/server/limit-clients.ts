import type { Server } from 'node:http';

/** How long and how many clients may keep the server; milliseconds. */
export interface ClientLimits {
  /** For sending the headers of a request, counted from its first byte. */
  readonly headersTimeout: number;
  /** For sending a request as a whole. */
  readonly requestTimeout: number;
  /** How long a connection may wait for its next request: longer than the minute for which load balancers keep theirs. */
  readonly keepAliveTimeout: number;
  /** How long nothing may move on a connection, in either direction. */
  readonly timeout: number;
  /** How often the first two are looked at. */
  readonly connectionsCheckingInterval: number;
  /** Connections at once; one more is closed at once. Teams needs a few dozen. */
  readonly maxConnections: number;
}

/** Fit for requests of a few kilobytes that Teams sends in one go. */
export const usualLimits: ClientLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 75_000,
  timeout: 120_000,
  connectionsCheckingInterval: 5_000,
  maxConnections: 2_000,
};

/**
 * Lets no client hold a connection by being slow, or more than there are. To be called before the server listens.
 * Source: Node.js, `http.Server`, the properties of these names; the interval is read when the server begins to listen.
 */
export function limitClients(server: Server, limits: Partial<ClientLimits> = {}): void {
  Object.assign(server, usualLimits, limits);
  // restify listens to `upgrade` and does nothing with it, which would keep the connection for ever. Without a listener
  // Node goes on with the request as an ordinary one. Source: Node.js, `http.Server`, event `upgrade`.
  server.removeAllListeners('upgrade');
}
