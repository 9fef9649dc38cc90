import type { Breakers } from '../http/breakers';
import { outcomeOf } from '../http/call-outcome';
import { passGate } from '../http/gate';
import { StoppedError, type StopSign } from '../mapping/stop-sign';
import { refusedCredentials, troubleOfAnswer, troubleOfFailure } from './autotask-trouble';
import type { AutotaskCall, AutotaskCredentials, AutotaskOptions } from './autotask-options';
import { EndpointSlots } from './endpoint-slots';
import { fetchAnswer, type Exchange } from './fetch-answer';
import { fateUnknown } from './fate-unknown';
import type { Answer } from './read-answer';

/** One call with the API user's credentials. */
export interface Call {
  readonly method: Exchange['method'];
  /** Absolute. */
  readonly url: string;
  /** Below the API's base, e.g. `Tickets/7/ChecklistItems`: says which endpoint's slots the call takes. */
  readonly path: string;
  readonly body?: unknown;
  /** For all of a reading, of which waiting for a slot takes at most half. A write has it to itself, and waits before that. */
  readonly timeoutMs: number;
  /** What it changes; absent: it only reads. */
  readonly writes?: 'creates' | 'changes';
  /** A write is not begun any more once this says so. */
  readonly stop?: StopSign | undefined;
}

/**
 * Makes one try of a call: answers a success or 404, throws `UpstreamError` for all else, and `StoppedError` for a write that
 * was not begun.
 */
export type Caller = (call: Call) => Promise<Answer>;

/**
 * Calls with credentials, at most three at a time on an endpoint, each cut off after its time; not at all while the zone
 * has been away.
 */
export function createCaller(options: AutotaskOptions, breakers: Breakers): Caller {
  const slots = new EndpointSlots();
  const secrets = [options.secret, options.integrationCode];
  const once = async (call: Call, timeoutMs: number): Promise<Answer> => {
    try {
      const answer = await fetchAnswer({ ...call, timeoutMs, headers: headersFor(options), secrets });
      if (answer.status >= 300 && answer.status !== 404) throw troubleOfAnswer(answer);
      return answer;
    } catch (error) {
      throw call.writes === 'creates' ? fateUnknown(error) : error;
    }
  };
  return async (call) => {
    const report = stopwatch(call, options.onCall);
    try {
      const gate = { breaker: breakers.of(call.url), slots: slots.of(call.path) };
      const passing = { waitsOnTop: call.writes !== undefined, stop: call.stop };
      const answer = await passGate(gate, call.timeoutMs, (leftMs) => once(call, leftMs), passing);
      report('ok');
      return answer;
    } catch (error) {
      if (error instanceof StoppedError) throw error;
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
