import type { Answer } from '../directory/server/answer';

/** A refusal in Autotask's own shape, `{"errors":["…"]}`; 500 is what it says to a request that fails validation. */
export class AutotaskError extends Error {
  constructor(
    readonly errors: string[],
    readonly status = 500,
  ) {
    super(errors.join(' '));
  }
}

const words: Record<number, string> = {
  401: 'The user name, secret or integration code is not valid.',
  403: 'The logged in Resource does not have the adequate permissions to perform this operation.',
  404: 'The requested item was not found.',
  429: 'Too many requests.',
};

/** What Autotask would say with this status alone; gateways before it answer 502 to 504 with a page, not with JSON. */
export function autotaskFaultAnswer(status: number): Answer {
  if (status > 500) return { status, body: `<html><title>${status}</title></html>` };
  return autotaskErrorAnswer(new AutotaskError([words[status] ?? 'Simulated failure.'], status));
}

/** An error as Autotask answers it: the status, and `errors` as the body. */
export function autotaskErrorAnswer({ status, errors }: AutotaskError): Answer {
  return { status, body: { errors } };
}
