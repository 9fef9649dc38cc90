import { UpstreamError } from '../mapping/upstream-error';

/** Trouble in words for the person it happened to: what happened, what it means, what to do next. */
export interface Trouble {
  readonly title: string;
  readonly lines: readonly string[];
  readonly next: readonly string[];
}

/**
 * Puts an error into words. Errors of the two services say which side it was; of anything else only a reference is
 * told, under which the log has the rest.
 */
export function explainError(error: unknown, reference: string): Trouble {
  if (error instanceof UpstreamError) {
    return {
      title: error.isTransient ? `${error.upstream} is not answering` : `${error.upstream} refused`,
      lines: [error.message, 'Nothing was changed.'],
      next: [error.details.advice ?? 'Try again in a minute.'],
    };
  }
  return {
    title: 'Something went wrong on our side',
    lines: ['This could not be finished. Type pending or status to see how things stand.'],
    next: [
      `Try again in a minute. If it stays like this, give your administrator the reference ${reference}.`,
    ],
  };
}
