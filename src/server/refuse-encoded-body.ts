import type { RequestHandler } from 'restify';

/**
 * Answers 415 to a body that is compressed. Teams sends none, and unpacking would let a small request become a large
 * one before anybody has looked who sends it.
 */
export const refuseEncodedBody: RequestHandler = (request, response, next) => {
  const encoding = request.header('content-encoding', 'identity').trim().toLowerCase();
  if (encoding === 'identity') {
    next();
    return;
  }
  response.send(415, { code: 'UnsupportedMediaType', message: 'Send the body without a Content-Encoding.' });
  next(false);
};
