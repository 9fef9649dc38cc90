import { Breaker, type BreakerChange, type BreakerOptions } from './breaker';

/** A breaker for each host that a service is called at, made when it is first called. */
export class Breakers {
  readonly #breakers = new Map<string, Breaker>();

  constructor(private readonly options: Omit<BreakerOptions, 'target'>) {}

  /** The one for the host of this address. */
  of(url: string): Breaker {
    const target = new URL(url).origin;
    const known = this.#breakers.get(target);
    if (known) return known;
    const onBreaker = (change: BreakerChange): void => {
      // A call that was begun before the service moved may end after it.
      if (this.#breakers.get(target) === breaker) this.options.onBreaker?.(change);
    };
    const breaker: Breaker = new Breaker({ ...this.options, target, onBreaker });
    this.#breakers.set(target, breaker);
    return breaker;
  }

  /** Forgets the one for the host of this address: the service has moved away from there. */
  leave(url: string): void {
    const target = new URL(url).origin;
    if (!this.#breakers.delete(target)) return;
    this.options.onBreaker?.({ upstream: this.options.service.upstream, target, state: 'left' });
  }
}
