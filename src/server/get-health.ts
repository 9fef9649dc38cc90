import type { RequestHandler } from 'restify';

/** `GET /healthz`: the process is alive. */
export const getHealth: RequestHandler = (_request, response, next) => {
  response.send(200, { status: 'alive' });
  next();
};
