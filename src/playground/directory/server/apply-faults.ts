import type { Answer } from './answer';
import type { Fault, FaultQueue } from './fault-queue';
import type { RecordedRequest } from './recorded-request';
import type { Wait } from './start-loopback-server';

interface FaultyHandling {
  faults: FaultQueue;
  wait: Wait;
  /** The service's own words for a status, used for a fault without a body. */
  faultAnswer: (status: number) => Answer;
  handle: (request: RecordedRequest) => Answer | Promise<Answer>;
}

/** Handles a request through the faults ordered for it. Gives undefined when the connection is to be dropped. */
export async function applyFaults(
  request: RecordedRequest,
  how: FaultyHandling,
): Promise<Answer | undefined> {
  const fault = how.faults.take(request);
  if (fault?.delayMs) await how.wait(fault.delayMs);
  if (fault?.drop === 'before') return undefined;
  const answer = await answerWith(fault, request, how);
  return fault?.drop === 'after' ? undefined : answer;
}

async function answerWith(
  fault: Fault | undefined,
  request: RecordedRequest,
  how: FaultyHandling,
): Promise<Answer> {
  if (fault?.status === undefined) return how.handle(request);
  const usual = how.faultAnswer(fault.status);
  return {
    status: fault.status,
    headers: { ...usual.headers, ...fault.headers },
    body: fault.body ?? usual.body,
  };
}
