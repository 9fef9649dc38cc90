import { bulkhead, type BulkheadPolicy } from 'cockatiel';

/** Autotask answers 429 to a fourth concurrent call on one object endpoint (ThreadLimiting). */
const inFlight = 3;
const longestQueue = 500;

/** Lets at most three calls into one endpoint at a time; the others queue up. */
export class EndpointSlots {
  readonly #slots = new Map<string, BulkheadPolicy>();

  /**
   * Runs the work when there is room.
   * @param path below the API's base, e.g. `Tickets/7/ChecklistItems`
   * @throws BulkheadRejectedError when the queue is full
   */
  run<T>(path: string, work: () => Promise<T>): Promise<T> {
    const name = endpointOf(path);
    const slots = this.#slots.get(name) ?? bulkhead(inFlight, longestQueue);
    this.#slots.set(name, slots);
    return slots.execute(work);
  }
}

/** Tickets and their checklists count as one, because it is not documented which of the two a child call counts for. */
function endpointOf(path: string): string {
  const entity = path.split('/')[0] ?? path;
  return /^Ticket/i.test(entity) ? 'Tickets' : entity;
}
