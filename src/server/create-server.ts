import restify, { type Server } from 'restify';
import type { Logger } from 'pino';
import { getHealth } from './get-health';
import { getMetrics } from './get-metrics';
import { getReady, type Readiness } from './get-ready';
import { postMessages, type ProcessActivity } from './post-messages';
import { readBody } from './read-body';

/** What the server is built from. */
export interface ServerParts {
  /** Answers an activity; the adapter checks its token. */
  readonly process: ProcessActivity;
  readonly readiness: Readiness;
  /** The metrics in Prometheus' text format. */
  readonly metrics: () => Promise<string>;
  readonly log: Logger;
}

/** The HTTP side: activities from Teams, and what operators look at. */
export function createServer({ process, readiness, metrics, log }: ServerParts): Server {
  const server = restify.createServer({ name: 'autotask-sso-bot' });
  server.post('/api/messages', readBody, postMessages(process));
  server.get('/healthz', getHealth);
  server.get('/readyz', getReady(readiness));
  server.get('/metrics', getMetrics(metrics));
  server.on('restifyError', (_request: unknown, _response: unknown, error: unknown, done: () => void) => {
    log.warn({ err: error }, 'an HTTP request was refused');
    done();
  });
  return server;
}
