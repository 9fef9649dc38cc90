import type { RequestHandler } from 'restify';

/** What every answer carries: it is kept nowhere, and read as nothing but what it says it is. */
const always = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

/** A year. Other hosts of the domain are not ours to speak for. */
const httpsOnly = { 'Strict-Transport-Security': 'max-age=31536000' };

/**
 * Puts headers on every answer, also on those that no route gives.
 * @param https whether people reach the bot by https; over plain HTTP the header must not be sent (RFC 6797, 7.2)
 */
export function answerHeaders(https: boolean): RequestHandler {
  const headers = Object.entries({ ...always, ...(https ? httpsOnly : {}) });
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}
