import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleAll,
} from 'cockatiel';
import { UpstreamError, type Upstream } from '../mapping/upstream-error';
import { ShortCircuitError } from './short-circuit-error';
import type { Service } from './upstream-trouble';

/**
 * `open`: no calls are made; `half-open`: one call is, to see whether the service is back; `left`: the service has moved away
 * from there, so there is no breaker any more.
 */
export type BreakerState = 'closed' | 'open' | 'half-open' | 'left';

/** A breaker that changed its state, for metrics and the log. */
export interface BreakerChange {
  readonly upstream: Upstream;
  /** Where the calls go: `https://webservices5.autotask.net`. */
  readonly target: string;
  readonly state: BreakerState;
}

/** What a breaker watches over. */
export interface BreakerOptions {
  readonly service: Service;
  readonly target: string;
  readonly onBreaker?: ((change: BreakerChange) => void) | undefined;
}

/** How many calls in a row must come to nothing before no more are made. */
const failuresInARow = 5;
/** How long no calls are made the first time, in milliseconds; doubled each time the service is still away, up to the longest. */
const firstMs = 2_000;
const longestMs = 30_000;
/** What a call is told that comes while another one tries whether the service is back. */
const whileTryingMs = 1_000;

const stateNames: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

/** What a call came to that found the service there: its answer, or its refusal. */
type Settled<T> = { readonly answer: T } | { readonly refusal: unknown };

/**
 * Stops calling a service that is not there, so that those who ask are told at once and do not pile up waiting. Outages count:
 * no connection, no readable answer, none in time, HTTP 5xx. A refusal does not, whatever it is: who refuses is there.
 */
export class Breaker {
  readonly #options: BreakerOptions;
  readonly #policy = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(failuresInARow),
    halfOpenAfter: new DelegateBackoff(({ attempt }) => this.#pause(attempt)),
  });
  /** When the service is asked again, in milliseconds since 1970. */
  #openUntil = 0;
  #advice: string | undefined;

  constructor(options: BreakerOptions) {
    this.#options = options;
    const { service, target, onBreaker } = options;
    this.#policy.onStateChange((state) =>
      onBreaker?.({ upstream: service.upstream, target, state: stateNames[state] }),
    );
  }

  /** Says so when no calls are made just now. @throws ShortCircuitError */
  refuseWhileOpen(): void {
    const { state } = this.#policy;
    if (state === CircuitState.HalfOpen) throw this.#refusal(whileTryingMs);
    const leftMs = this.#openUntil - Date.now();
    if (state === CircuitState.Open && leftMs > 0) throw this.#refusal(leftMs);
  }

  /**
   * Makes the call, unless the service has been away.
   * @throws ShortCircuitError when it was not made; whatever the call throws
   */
  async run<T>(call: () => Promise<T>): Promise<T> {
    this.refuseWhileOpen();
    const settled = await this.#policy
      .execute(() => this.#settle(call))
      .catch((error: unknown) => {
        // It was a moment too early for a try.
        throw error instanceof BrokenCircuitError ? this.#refusal(whileTryingMs) : error;
      });
    if ('refusal' in settled) throw settled.refusal;
    return settled.answer;
  }

  async #settle<T>(call: () => Promise<T>): Promise<Settled<T>> {
    try {
      return { answer: await call() };
    } catch (error) {
      if (!isOutage(error)) return { refusal: error };
      this.#advice = error.details.advice;
      throw error;
    }
  }

  #pause(attempt: number): number {
    const ms = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
    this.#openUntil = Date.now() + ms;
    return ms;
  }

  #refusal(retryAfterMs: number): ShortCircuitError {
    return new ShortCircuitError(this.#options.service, retryAfterMs, this.#advice);
  }
}

function isOutage(error: unknown): error is UpstreamError {
  if (!(error instanceof UpstreamError)) return false;
  return error.trouble === 'unreachable' || (error.details.status ?? 0) >= 500;
}
