import type { Answer } from '../directory/server/answer';

/** A refusal in Graph's own shape. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const codes: Record<number, string> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** What Graph would say with this status alone; 429 and 503 ask to come back after a second. */
export function graphFaultAnswer(status: number): Answer {
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
  const error = new GraphError(status, codes[status] ?? 'UnknownError', `Simulated failure ${status}.`);
  return { ...graphErrorAnswer(error), headers };
}

/** `{error:{code,message,innerError}}`; the id and the date of the answer are filled in when it is sent. */
export function graphErrorAnswer({ status, code, message }: GraphError): Answer {
  const headers: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Bearer realm=""' } : {};
  return { status, headers, body: { error: { code, message, innerError: {} } } };
}

/** 404 for an object id nobody has. */
export function notFound(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** 400 for what cannot be read at all. */
export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

/** 400 for what can be read but is not offered. */
export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}
