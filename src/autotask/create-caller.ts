import type { Breakers } from '../http/breakers';
import { outcomeOf } from '../http/call-outcome';
import { passGate } from '../http/gate';
import { refusedCredentials, troubleOfAnswer, troubleOfFailure } from './autotask-trouble';
import type { AutotaskCall, AutotaskCredentials, AutotaskOptions } from './autotask-options';
import { EndpointSlots } from './endpoint-slots';
import { fetchAnswer, type Exchange } from './fetch-answer';
import type { Answer } from './read-answer';

/** One call with the API user's credentials. */
export interface Call {
  readonly method: Exchange['method'];
  /** Absolute. */
  readonly url: string;
  /** Below the API's base, e.g. `Tickets/7/ChecklistItems`: says which endpoint's slots the call takes. */
  readonly path: string;
  readonly body?: unknown;
  /** For all of it: waiting for a slot takes at most half, the rest is the call's own. */
  readonly timeoutMs: number;
}

/** Makes one try of a call: answers a success or 404, throws `UpstreamError` for all else. */
export type Caller = (call: Call) => Promise<Answer>;

/**
 * Calls with credentials, at most three at a time on an endpoint, each cut off after its time; not at all while the zone
 * has been away.
 */
export function createCaller(options: AutotaskOptions, breakers: Breakers): Caller {
  const slots = new EndpointSlots();
  const secrets = [options.secret, options.integrationCode];
  const once = async (call: Call, timeoutMs: number): Promise<Answer> => {
    const answer = await fetchAnswer({ ...call, timeoutMs, headers: headersFor(options), secrets });
    if (answer.status >= 300 && answer.status !== 404) throw troubleOfAnswer(answer);
    return answer;
  };
  return async (call) => {
    const report = stopwatch(call, options.onCall);
    try {
      const gate = { breaker: breakers.of(call.url), slots: slots.of(call.path) };
      const answer = await passGate(gate, call.timeoutMs, (leftMs) => once(call, leftMs));
      report('ok');
      return answer;
    } catch (error) {
      const trouble = troubleOfFailure(error, call.timeoutMs);
      report(outcomeOf(trouble));
      throw trouble;
    }
  };
}

function headersFor({ integrationCode, username, secret }: AutotaskCredentials): Headers {
  try {
    return new Headers({
      ApiIntegrationCode: integrationCode,
      UserName: username,
      Secret: secret,
      'Content-Type': 'application/json',
    });
  } catch {
    // What was thrown is not kept as the cause: it quotes the value that cannot be sent.
    throw refusedCredentials();
  }
}

function stopwatch({ method, path }: Call, onCall: AutotaskOptions['onCall']) {
  const start = performance.now();
  const operation = `${method} ${path.replace(/\/\d+/g, '')}`;
  return (outcome: AutotaskCall['outcome']) =>
    onCall?.({ upstream: 'Autotask', operation, ms: performance.now() - start, outcome });
}
