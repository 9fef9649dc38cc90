import restify, { type Response, type Server } from 'restify';
import type { Logger } from 'pino';
import { answerHeaders } from './answer-headers';
import type { Downloads } from './downloads';
import { getHealth } from './get-health';
import { getMetrics } from './get-metrics';
import { getReady, type Readiness } from './get-ready';
import { limitClients, type ClientLimits } from './limit-clients';
import { postMessages, type ProcessActivity } from './post-messages';
import { readBody } from './read-body';
import { refuseEncodedBody } from './refuse-encoded-body';
import { refuseLargeBody } from './refuse-large-body';
import { requireToken } from './require-token';
import { getDownload, postDownload } from './serve-downloads';

/** What the server is built from. */
export interface ServerParts {
  /** Answers an activity; the adapter checks its token. */
  readonly process: ProcessActivity;
  readonly readiness: Readiness;
  /** The metrics in Prometheus' text format. */
  readonly metrics: () => Promise<string>;
  /** What whoever asks for the metrics has to know; `null`: nothing. */
  readonly metricsToken?: string | null;
  readonly downloads: Downloads;
  /** Whether people reach the bot by https, with somebody in front who speaks it. */
  readonly https?: boolean;
  /** Other limits than the usual ones. */
  readonly limits?: Partial<ClientLimits>;
  readonly log: Logger;
}

/** The HTTP side: activities from Teams, and what operators look at. */
export function createServer(parts: ServerParts): Server {
  const { process, readiness, metrics, downloads, log } = parts;
  // Without a name it does not say in `Server` what it is.
  const server = restify.createServer({ name: '' });
  limitClients(server.server, parts.limits);
  server.pre(answerHeaders(parts.https ?? false));
  server.post('/api/messages', refuseEncodedBody, refuseLargeBody, readBody, postMessages(process));
  server.get('/healthz', getHealth);
  server.get('/readyz', getReady(readiness));
  server.get('/metrics', requireToken(parts.metricsToken ?? null), getMetrics(metrics));
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
