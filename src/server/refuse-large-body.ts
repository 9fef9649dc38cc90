import type { RequestHandler } from 'restify';

/** Teams sends far less; what is larger is no activity. */
export const mostBytes = 256 * 1024;

/** Answers 413 to a body that says itself that it is too large, without waiting for it. */
export const refuseLargeBody: RequestHandler = (request, response, next) => {
  if (Number(request.header('content-length', '0')) <= mostBytes) {
    next();
    return;
  }
  response.setHeader('Connection', 'close');
  response.send(413, { code: 'RequestEntityTooLarge', message: `Send at most ${mostBytes} bytes.` });
  next(false);
};
