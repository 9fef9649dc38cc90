import type { AutotaskClient } from '../create-autotask-client';
import type { EntityField } from '../entity-field';

const keptMs = 5 * 60_000;

/** The fields of tickets as the instance has them, read once for many tickets and again after five minutes. */
export class TicketFields {
  #reading: Promise<EntityField[]> | undefined;
  #readAt = 0;

  /** @param clock milliseconds that only go forward */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Throws `UpstreamError`, which is not kept. */
  async read(client: AutotaskClient): Promise<EntityField[]> {
    if (this.clock() - this.#readAt > keptMs) this.forget();
    if (!this.#reading) {
      this.#readAt = this.clock();
      this.#reading = client.fields('Tickets');
    }
    const reading = this.#reading;
    try {
      return await reading;
    } catch (error) {
      if (this.#reading === reading) this.forget();
      throw error;
    }
  }

  /** To be called when a ticket was refused: a pick list may have been mended since. */
  forget(): void {
    this.#reading = undefined;
  }
}
