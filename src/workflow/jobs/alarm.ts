/** One timer, which rings at the earliest of the times it was set to, once. */
export class Alarm {
  #timer: NodeJS.Timeout | undefined;
  #at = Infinity;

  constructor(private readonly ring: () => void) {}

  /** Has it ring in so many milliseconds, unless it rings sooner anyway. */
  set(ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.#at) return;
    this.clear();
    this.#at = at;
    this.#timer = setTimeout(() => {
      this.#at = Infinity;
      this.ring();
    }, ms);
  }

  /** Has it not ring any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#at = Infinity;
  }
}
