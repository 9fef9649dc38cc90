import type { GraphRequest } from '@microsoft/microsoft-graph-client';

/** What is to be asked of Graph. */
export interface GraphQuestion {
  /** For metrics and errors: `find users`. */
  readonly operation: string;
  /** The application permission it needs, named when Graph refuses. */
  readonly permission: string;
  /** Path below the version, with its parts URL-encoded; or a next link of the same host as Graph gave it. */
  readonly path: string;
  /** Builds the rest and sends it. A question to `ask` must only read: it may be asked up to three times. */
  readonly send: (request: GraphRequest) => Promise<unknown>;
  /** One of the many calls of a long reading: it may take five times as long, and waits longer for Graph to have time. */
  readonly isBulk?: boolean;
  /** Looks at the body of a success before it counts; throws `UpstreamError`, a passing one to have it asked again. */
  readonly check?: (body: unknown) => void;
}
