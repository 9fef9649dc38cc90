/** Trouble to be made for the next requests that match: an answer, a delay, a lost connection, or several of these. */
export interface Fault {
  /** Tried on `METHOD /path` and on `METHOD /path?query`, both decoded: `/POST .*Tickets$/`. */
  match: RegExp;
  /** Meets only requests whose body, as JSON, matches this too: `/jane\.doe/`. */
  bodyMatch?: RegExp;
  /** How many matching requests it meets; Infinity: all, until `clear`. Default 1. */
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
  body?: unknown;
}

interface WaitingFault {
  fault: Fault;
  matches: RegExp;
  matchesBody: RegExp | undefined;
  left: number;
}

/** The faults a test has ordered, met by requests in the order they were added. */
export class FaultQueue {
  private waiting: WaitingFault[] = [];

  /** Orders a fault. Throws RangeError when `times` is neither a positive whole number nor Infinity. */
  add(fault: Fault): void {
    const left = fault.times ?? 1;
    if (!(Number.isInteger(left) || left === Infinity) || left < 1)
      throw new RangeError(`times must be 1 or more, not ${left}`);
    const matchesBody = fault.bodyMatch && stateless(fault.bodyMatch);
    this.waiting.push({ fault, matches: stateless(fault.match), matchesBody, left });
  }

  /** The first fault that waits for this request, counted as used; undefined when none does. */
  take(request: FaultTarget): Fault | undefined {
    const lines = [request.path, request.pathAndQuery].map((path) => `${request.method} ${path}`);
    const met = this.waiting.find(
      ({ matches, matchesBody }) =>
        lines.some((line) => matches.test(line)) && (matchesBody?.test(JSON.stringify(request.body)) ?? true),
    );
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

/** The same expression without `g` and `y`, which would make a match depend on the one before. */
function stateless({ source, flags }: RegExp): RegExp {
  return new RegExp(source, flags.replace(/[gy]/g, ''));
}
