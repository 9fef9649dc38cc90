import type { Logger } from 'pino';
import type { BreakerChange } from './http/breaker';

const sentences: Readonly<Record<BreakerChange['state'], string>> = {
  open: 'a service did not answer several times in a row; it is not called for a while',
  'half-open': 'one call tries whether the service is back',
  closed: 'the service is back',
  left: 'the service has moved; it is not called there any more',
};

/** Tells the log when a service is not called any more, is tried, and is back. */
export function logBreaker(log: Logger): (change: BreakerChange) => void {
  return (change) => log[change.state === 'open' ? 'warn' : 'info'](change, sentences[change.state]);
}
