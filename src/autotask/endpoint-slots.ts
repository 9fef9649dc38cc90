import { Slots } from '../http/slots';
import { crowded } from '../http/upstream-trouble';
import { autotask } from './autotask-trouble';

/** Autotask answers 429 to a fourth concurrent call on one object endpoint (ThreadLimiting). */
const inFlight = 3;
/** More than three at a time can answer while anybody waits. */
const longestQueue = 200;

/** Lets at most three calls into one endpoint at a time; the others queue up. */
export class EndpointSlots {
  readonly #slots = new Map<string, Slots>();

  /** Those of an endpoint. @param path below the API's base, e.g. `Tickets/7/ChecklistItems` */
  of(path: string): Slots {
    const name = endpointOf(path);
    const known = this.#slots.get(name);
    if (known) return known;
    const slots = new Slots({ atOnce: inFlight, inQueue: longestQueue, crowded: () => crowded(autotask) });
    this.#slots.set(name, slots);
    return slots;
  }
}

/** Tickets and their checklists count as one, because it is not documented which of the two a child call counts for. */
function endpointOf(path: string): string {
  const entity = path.split('/')[0] ?? path;
  return /^Ticket/i.test(entity) ? 'Tickets' : entity;
}
