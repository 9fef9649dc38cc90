import { outcomeOf } from '../http/call-outcome';
import type { UpstreamError } from '../mapping/upstream-error';
import type { GraphCall } from './graph-call';

/** A call as it is watched. */
export interface ObservedCall {
  /** For metrics: `find users`. */
  readonly operation: string;
  /** Told when it is finished. */
  readonly onCall?: ((call: GraphCall) => void) | undefined;
  /** The trouble behind whatever was thrown. */
  readonly troubleOf: (error: unknown) => UpstreamError;
}

/** Makes a call and tells how it went. Throws `UpstreamError`. */
export async function observeCall<T>(
  { operation, onCall, troubleOf }: ObservedCall,
  call: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  const report = (outcome: GraphCall['outcome'], requestId?: string) =>
    onCall?.({ upstream: 'Entra ID', operation, ms: performance.now() - start, outcome, requestId });
  try {
    const answer = await call();
    report('ok');
    return answer;
  } catch (error) {
    const trouble = troubleOf(error);
    report(outcomeOf(trouble), trouble.requestId);
    throw trouble;
  }
}
