import type { RequestHandler } from 'restify';

/** What has to hold for the bot to take work. */
export interface Readiness {
  /** Throws when the database cannot be reached or is not migrated. */
  ping(): Promise<void>;
}

/** `GET /readyz`: 200 when the database is reachable and migrated, else 503. */
export function getReady(readiness: Readiness): RequestHandler {
  return (_request, response, next) => {
    readiness.ping().then(
      () => {
        response.send(200, { status: 'ready' });
        next();
      },
      () => {
        response.send(503, {
          status: 'not ready',
          reason: 'the database cannot be reached or is not migrated',
        });
        next();
      },
    );
  };
}
