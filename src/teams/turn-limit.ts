import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whether somebody may be answered now; `seconds`: until they may be; `isFirst`: they were not told so yet. */
export type Allowance =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly seconds: number; readonly isFirst: boolean };

/** How often one person is answered. In memory, for this process: a few numbers for whoever spoke in the last minutes. */
export interface TurnLimit {
  /** Counts one more turn of somebody. */
  take(objectId: string): Promise<Allowance>;
}

const minute = 60;
/** A burst is half as much on top, once in five minutes: a channel full of cards that all refresh when it is opened. */
const burst = { share: 0.5, duration: 5 * minute };

/** @param perMinute how many turns are answered in a minute, all at once if need be */
export function createTurnLimit(perMinute: number): TurnLimit {
  const limit = new BurstyRateLimiter(
    new RateLimiterMemory({ points: perMinute, duration: minute }),
    new RateLimiterMemory({
      keyPrefix: 'burst',
      points: Math.ceil(perMinute * burst.share),
      duration: burst.duration,
    }),
  );
  const told = new RateLimiterMemory({ keyPrefix: 'told', points: 1, duration: minute });
  return {
    async take(objectId) {
      const refused = await refusalOf(limit.consume(objectId));
      if (!refused) return { allowed: true };
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
      const again = await refusalOf(told.consume(objectId, 1, { customDuration: seconds }));
      return { allowed: false, seconds, isFirst: again === null };
    },
  };
}

/** A limiter rejects with what is left until it lets somebody through again. */
async function refusalOf(consumed: Promise<RateLimiterRes>): Promise<RateLimiterRes | null> {
  try {
    await consumed;
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}
