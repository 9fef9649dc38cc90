import type { UpstreamError, UpstreamTrouble } from '../mapping/upstream-error';
import { ShortCircuitError } from './short-circuit-error';

/** How a call ended, for metrics; `short-circuited`: it was not made, since the service has been away. */
export type CallOutcome = 'ok' | UpstreamTrouble | 'short-circuited';

/** How a call ended that threw this. */
export function outcomeOf(trouble: UpstreamError): CallOutcome {
  return trouble instanceof ShortCircuitError ? 'short-circuited' : trouble.trouble;
}
