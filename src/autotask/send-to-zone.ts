import { ShortCircuitError } from '../http/short-circuit-error';
import { isRefusedCredentials } from './autotask-trouble';
import type { Call, Caller } from './create-caller';
import type { Answer } from './read-answer';
import type { Place, Zones } from './zones';

/** A call wherever the zone is. */
export interface Order extends Omit<Call, 'url'> {
  /** A further page, as Autotask gave its address; else the call goes to its path. */
  readonly page?: string | undefined;
}

/**
 * Sends calls to the zone where the instance lives. When it moved to another, the old one refuses the credentials (HTTP 401):
 * nothing was done then, so the zone is looked up again and the call, a write too, sent once to the new one. Sending refused
 * credentials twice to the same zone would lock the API user out. Source: WYRE-AI/autotask-mcp#240, on zone moves.
 * @throws UpstreamError
 */
export function sendToZone(zones: Zones, call: Caller): (order: Order) => Promise<Answer> {
  return async ({ page, ...order }) => {
    const place = await zones.here();
    try {
      return await call({ ...order, url: page ?? addressIn(place, order.path) });
    } catch (error) {
      // A zone that is away may be closed for good; who waits is not kept waiting for the answer.
      if (error instanceof ShortCircuitError) void zones.hasLeft(place);
      const maySend = isRefusedCredentials(error) && (await zones.hasLeft(place)) && page === undefined;
      if (!maySend) throw error;
      return call({ ...order, url: addressIn(await zones.here(), order.path) });
    }
  };
}

/** Where this path is in the zone. */
export function addressIn({ url }: Place, path: string): string {
  return `${url}V1.0/${path}`;
}
