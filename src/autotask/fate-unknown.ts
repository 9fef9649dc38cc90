import { types } from 'node:util';
import { UpstreamError } from '../mapping/upstream-error';

/** Node's words for requests that never left: no such host, nobody listens, no way there, or no connection in time. */
const neverSent = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * The trouble of a call that was to create something, with a note that Autotask may have created it, or may be at it still:
 * without an answer nobody knows. Trouble of which is known that nothing was done stays as it is.
 */
export function fateUnknown(error: unknown): unknown {
  if (!(error instanceof UpstreamError) || error.trouble !== 'unreachable') return error;
  if (neverSent.includes(codeOf(error))) return error;
  const { upstream, trouble, message, details } = error;
  return new UpstreamError(upstream, trouble, message, { ...details, mayHaveArrived: true });
}

/** The code of the innermost cause: fetch wraps what the connection said. */
function codeOf(error: Error): string {
  if (types.isNativeError(error.cause)) return codeOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
