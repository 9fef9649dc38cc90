import { UpstreamError, type Upstream, type UpstreamTrouble } from '../mapping/upstream-error';

/** A service as errors speak of it. */
export interface Service {
  readonly upstream: Upstream;
  /** What sentences call it. */
  readonly name: string;
  /** What to look at when it stays away, one sentence. */
  readonly whenAway: string;
}

/** What a trouble may carry beside its message. */
export interface TroubleDetails {
  readonly retryAfterMs?: number | undefined;
  readonly advice?: string;
  /** The Graph permission that is missing. */
  readonly permission?: string;
  /** The HTTP status of a refusal. */
  readonly status?: number;
  readonly cause?: unknown;
}

/** An error of this service. */
export function troubleWith(
  { upstream }: Service,
  kind: UpstreamTrouble,
  message: string,
  { retryAfterMs, ...details }: TroubleDetails = {},
): UpstreamError {
  return new UpstreamError(upstream, kind, message, {
    ...details,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** The service did not answer, or not in a way that can be read. */
export function unreachable(service: Service, message: string, cause: unknown): UpstreamError {
  return troubleWith(service, 'unreachable', message, { advice: service.whenAway, cause });
}

/** The service says that it gets too many calls (HTTP 429). */
export function busy(service: Service, retryAfterMs: number | undefined): UpstreamError {
  return troubleWith(service, 'throttled', `${service.name} asks to slow down. ${wait(retryAfterMs)}`, {
    retryAfterMs,
  });
}

/** How long to stay away from a queue that is full, in milliseconds: longer than any reading goes on trying. */
const whileCrowdedMs = 10_000;

/** More calls to the service than this process makes at a time are waiting already; this one was not made. */
export function crowded(service: Service): UpstreamError {
  const message = `Too many calls to ${service.name} are waiting already. ${wait(whileCrowdedMs)}`;
  return troubleWith(service, 'throttled', message, { retryAfterMs: whileCrowdedMs });
}

/** The service answered with an outage (HTTP 408 or 5xx). One that says when to come back is busy, not broken. */
export function failing(service: Service, status: number, retryAfterMs: number | undefined): UpstreamError {
  const said = `${service.name} is not available at the moment (HTTP ${status}).`;
  return retryAfterMs === undefined
    ? troubleWith(service, 'unreachable', said, { status, advice: service.whenAway })
    : troubleWith(service, 'throttled', `${said} ${wait(retryAfterMs)}`, { retryAfterMs, status });
}

function wait(retryAfterMs: number | undefined): string {
  return retryAfterMs === undefined
    ? 'Try again in a minute.'
    : `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`;
}
