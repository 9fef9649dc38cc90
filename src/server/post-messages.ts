import type { RequestHandler } from 'restify';

/** Answers one HTTP request with an activity in `request.body`. */
export type ProcessActivity = (request: object, response: object) => Promise<void>;

/** `POST /api/messages`: hands an activity to the bot; what is none is answered 400. */
export function postMessages(process: ProcessActivity): RequestHandler {
  return (request, response, next) => {
    if (!isActivity(request.body)) {
      response.send(400, {
        code: 'BadRequest',
        message: 'The body is not a Bot Framework activity: it needs to be JSON with a "type".',
      });
      next(false);
      return;
    }
    process(request, response).then(
      () => next(false),
      (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
    );
  };
}

/** The least that makes an activity: a type, and an address that is a text where one is given. */
function isActivity(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { type, serviceUrl = '' } = body as { type?: unknown; serviceUrl?: unknown };
  return typeof type === 'string' && type !== '' && typeof serviceUrl === 'string';
}
