import { busy, failing, unreachable, type Service } from '../http/upstream-trouble';
import { isTimeOut } from '../http/is-time-out';
import { UpstreamError } from '../mapping/upstream-error';

/** Names the troubles of the host where people sign in, which is not Graph's: a firewall may let only one of them through. */
export interface DiscoveryTrouble {
  readonly service: Service;
  /** An answer with a status that stands for passing trouble. */
  readonly ofStatus: (status: number, retryAfterMs: number | undefined) => UpstreamError;
  /** What was thrown while calling; `timeoutMs`: how long the call was allowed to take. */
  readonly ofFailure: (error: unknown, timeoutMs: number) => UpstreamError;
  /** An answer that is not what was asked for. */
  readonly notADocument: (cause?: unknown) => UpstreamError;
}

/** @param host where people sign in: `https://login.microsoftonline.com` */
export function discoveryTrouble(host: string): DiscoveryTrouble {
  const service: Service = {
    upstream: 'Entra ID',
    name: "Microsoft's sign-in service (Entra ID)",
    whenAway: `Try again in a minute; if it stays, check that the bot's machine can reach ${host}.`,
  };
  return {
    service,
    ofStatus: (status, retryAfterMs) =>
      status === 429 ? busy(service, retryAfterMs) : failing(service, status, retryAfterMs),
    ofFailure(error, timeoutMs) {
      if (error instanceof UpstreamError) return error;
      const what = isTimeOut(error) ? `did not answer within ${timeoutMs / 1000} s` : 'cannot be reached';
      return unreachable(service, `${service.name} ${what}.`, error);
    },
    notADocument: (cause) => unreachable(service, 'What came back is not a discovery document.', cause),
  };
}
