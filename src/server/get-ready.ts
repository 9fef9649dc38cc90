import type { RequestHandler } from 'restify';
import { boundedLook } from '../health/bounded-look';

/** What has to hold for the bot to take work. */
export interface Readiness {
  /** Throws when the database cannot be reached or is not migrated. May hang. */
  ping(): Promise<void>;
  /** Whether the process is about to stop, so that nobody should send it anything more. */
  readonly isStopping?: () => boolean;
}

/**
 * Whoever asks is answered within two seconds, since probes give up soon after; the answer serves for one second, so
 * that asking often costs the database nothing. In milliseconds.
 */
const patience = { timeoutMs: 2_000, keepMs: 1_000 };

const noDatabase = 'the database cannot be reached or is not migrated';
const stopping = 'the bot is stopping';

/** `GET /readyz`: 200 when the database is reachable and migrated and the bot is not about to stop, else 503. */
export function getReady(readiness: Readiness): RequestHandler {
  const look = boundedLook(() => readiness.ping(), patience);
  return (_request, response, next) => {
    if (readiness.isStopping?.()) {
      response.send(503, { status: 'not ready', reason: stopping });
      next();
      return;
    }
    void look().then(({ kind }) => {
      if (kind === 'seen') response.send(200, { status: 'ready' });
      else response.send(503, { status: 'not ready', reason: noDatabase });
      next();
    });
  };
}
