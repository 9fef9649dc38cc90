/** A clock that stands still until a test moves it. */
export class FakeClock {
  private time = Date.parse('2026-03-02T09:00:00.000Z');

  readonly now = (): Date => new Date(this.time);

  /** Moves the clock on, in milliseconds. */
  advance(ms: number): void {
    this.time += ms;
  }

  advanceHours(hours: number): void {
    this.advance(hours * 3_600_000);
  }
}
