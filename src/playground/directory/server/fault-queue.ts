/** Trouble to be made for the next requests that match: an answer, a delay, a lost connection, or several of these. */
export interface Fault {
  /** Tried on `METHOD /path` and on `METHOD /path?query`, both decoded: `/POST .*Tickets$/`. */
  match: RegExp;
  /** How many matching requests it meets. Default 1. */
  times?: number;
  /** Answer with this status and leave the request unhandled. Without it the request is handled as usual. */
  status?: number;
  headers?: Record<string, string>;
  /** Body for `status`; without it the service's own error body for that status. A string is sent as it is. */
  body?: unknown;
  /** Wait this long (milliseconds) first. */
  delayMs?: number;
  /** Cut the connection: `before` the request is handled, or `after`, so that it took effect and its answer is lost. */
  drop?: 'before' | 'after';
}

/** What a fault is matched against. */
export interface FaultTarget {
  method: string;
  path: string;
  pathAndQuery: string;
}

interface WaitingFault {
  fault: Fault;
  matches: RegExp;
  left: number;
}

/** The faults a test has ordered, met by requests in the order they were added. */
export class FaultQueue {
  private waiting: WaitingFault[] = [];

  /** Orders a fault. Throws RangeError when `times` is not a positive whole number. */
  add(fault: Fault): void {
    const left = fault.times ?? 1;
    if (!Number.isInteger(left) || left < 1) throw new RangeError(`times must be 1 or more, not ${left}`);
    // A `g` or `y` flag would make the match depend on the one before.
    const matches = new RegExp(fault.match.source, fault.match.flags.replace(/[gy]/g, ''));
    this.waiting.push({ fault, matches, left });
  }

  /** The first fault that waits for this request, counted as used; undefined when none does. */
  take(request: FaultTarget): Fault | undefined {
    const lines = [request.path, request.pathAndQuery].map((path) => `${request.method} ${path}`);
    const met = this.waiting.find(({ matches }) => lines.some((line) => matches.test(line)));
    if (!met) return undefined;
    met.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return met.fault;
  }

  /** How many faults have not met their request yet: 0 proves that all that was ordered has happened. */
  get remaining(): number {
    return this.waiting.reduce((sum, { left }) => sum + left, 0);
  }

  /** Forgets all faults still waiting. */
  clear(): void {
    this.waiting = [];
  }
}
