import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'restify';

/**
 * Answers 401 unless the request carries the token as `Authorization: Bearer <token>`.
 * @param token `null`: everybody may ask
 */
export function requireToken(token: string | null): RequestHandler {
  if (token === null) return (_request, _response, next) => next();
  const expected = digest(`Bearer ${token}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.header('authorization', '')), expected)) {
      next();
      return;
    }
    response.send(401, undefined, { 'WWW-Authenticate': 'Bearer' });
    next(false);
  };
}

/** Of one length, as the comparison needs it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
