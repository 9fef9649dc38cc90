import { Breaker, type BreakerOptions } from './breaker';

/** A breaker for each host that a service is called at, made when it is first called. */
export class Breakers {
  readonly #breakers = new Map<string, Breaker>();

  constructor(private readonly options: Omit<BreakerOptions, 'target'>) {}

  /** The one for the host of this address. */
  of(url: string): Breaker {
    const target = new URL(url).origin;
    const known = this.#breakers.get(target);
    if (known) return known;
    const breaker = new Breaker({ ...this.options, target });
    this.#breakers.set(target, breaker);
    return breaker;
  }
}
