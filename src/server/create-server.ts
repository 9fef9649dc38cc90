import restify, { type Response, type Server } from 'restify';
import type { Logger } from 'pino';
import type { Downloads } from './downloads';
import { getHealth } from './get-health';
import { getMetrics } from './get-metrics';
import { getReady, type Readiness } from './get-ready';
import { postMessages, type ProcessActivity } from './post-messages';
import { readBody } from './read-body';
import { refuseEncodedBody } from './refuse-encoded-body';
import { getDownload, postDownload } from './serve-downloads';

/** What the server is built from. */
export interface ServerParts {
  /** Answers an activity; the adapter checks its token. */
  readonly process: ProcessActivity;
  readonly readiness: Readiness;
  /** The metrics in Prometheus' text format. */
  readonly metrics: () => Promise<string>;
  readonly downloads: Downloads;
  readonly log: Logger;
}

/** The HTTP side: activities from Teams, and what operators look at. */
export function createServer({ process, readiness, metrics, downloads, log }: ServerParts): Server {
  const server = restify.createServer({ name: 'autotask-sso-bot' });
  server.post('/api/messages', refuseEncodedBody, readBody, postMessages(process));
  server.get('/healthz', getHealth);
  server.get('/readyz', getReady(readiness));
  server.get('/metrics', getMetrics(metrics));
  server.get('/downloads/*', getDownload(downloads));
  server.head('/downloads/*', getDownload(downloads));
  server.post('/downloads/*', postDownload(downloads));
  server.on('restifyError', (_request: unknown, response: Response, error: unknown, done: () => void) => {
    log.warn(describe(error), 'an HTTP request was refused');
    // restify would tell the caller the words of any error, which are meant for the log.
    if (!isRefusal(error) && !response.headersSent) response.send(500, ourTrouble);
    done();
  });
  return server;
}

/** What the log gets. Of a refusal not its words: they repeat the address, where the token of a download may stand. */
function describe(error: unknown): object {
  if (!isRefusal(error)) return { err: error };
  const { name, statusCode } = error as { name?: unknown; statusCode?: unknown };
  return { refusal: name, status: statusCode };
}

const ourTrouble = {
  code: 'InternalError',
  message: 'Something went wrong on our side; the log has the rest.',
};

/** Whether the caller is to blame: restify's own errors carry a status, and those below 500 say what was wrong with the request. */
function isRefusal(error: unknown): boolean {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode < 500;
}
