import { Slots } from '../../http/slots';
import { crowded } from '../../http/upstream-trouble';
import { StoppedError, type StopSign } from '../../mapping/stop-sign';
import { UpstreamError } from '../../mapping/upstream-error';
import { autotask } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { stoppable } from './stoppable';

/** As many as may be under way in bulk: more would only wait in front of other calls. */
const mostRows = 3;
/** Rows of the few parts that are in flight at a time, each a ticket's checklist at most. */
const mostWaitingRows = 1_000;

/** The calls one piece of work on a part makes. */
export interface PartWork {
  /** For what all rows wait for: takes the next free slot, before rows that queue up. */
  readonly first: AutotaskClient;
  /** For the rows themselves, in the order they were asked for, those of earlier parts before. */
  readonly rows: AutotaskClient;
}

/**
 * The calls for the parts of batches, in bulk slots. Once one of them meets trouble that is not about a single row, no work
 * that had begun by then makes a further call, in whatever part: credentials that are refused again and again lock the API
 * user out, and a throttled Autotask is not asked for more.
 */
export class PartCalls {
  readonly #client: AutotaskClient;
  readonly #rowSlots = new Slots({
    atOnce: mostRows,
    inQueue: mostWaitingRows,
    crowded: () => crowded(autotask),
  });
  #troubles = 0;
  #latest: unknown;

  constructor(client: AutotaskClient) {
    this.#client = client;
  }

  /** Begins a piece of work; it ends with the first trouble that any work meets from now on, and writes nothing once `stop` says so. */
  begin(stop?: StopSign): PartWork {
    const client = stoppable(this.#client, stop);
    const before = this.#troubles;
    const inBulk = <T>(call: () => Promise<T>): Promise<T> =>
      this.#client.inBulk(() => {
        if (this.#troubles !== before) throw this.#latest;
        return this.#watch(call);
      });
    return {
      first: throughSlots(client, inBulk),
      rows: throughSlots(client, (call) => this.#rowSlots.run(() => inBulk(call))),
    };
  }

  async #watch<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      // What one work has to stop for is none of the others' trouble.
      const isOfOne = error instanceof StoppedError || isRefusal(error);
      if (!isOfOne) {
        this.#troubles += 1;
        this.#latest = error;
      }
      throw error;
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof UpstreamError && error.trouble === 'rejected';
}

/** The client with each of its calls sent through `run`. */
function throughSlots(
  client: AutotaskClient,
  run: <T>(call: () => Promise<T>) => Promise<T>,
): AutotaskClient {
  return {
    ...client,
    query: (...question) => run(() => client.query(...question)),
    get: (...question) => run(() => client.get(...question)),
    create: (...order) => run(() => client.create(...order)),
    update: (...order) => run(() => client.update(...order)),
    fields: (...question) => run(() => client.fields(...question)),
  };
}
