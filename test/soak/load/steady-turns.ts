import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What came of driving the bot for a while. */
export interface Driven {
  readonly latencies: readonly number[];
  /** Answers that were not 200. */
  readonly failures: readonly string[];
  /** Turns a second that were really sent. */
  readonly rate: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/**
 * Sends so many turns a second for a while, each at its time whether or not earlier ones were answered, and waits for the last answer.
 * @param turn makes the activity of this number
 */
export async function steadyTurns(
  botUrl: string,
  turn: (number: number) => object,
  { aSecond, seconds }: { aSecond: number; seconds: number },
): Promise<Driven> {
  const latencies: number[] = [];
  const failures: string[] = [];
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  for (let number = 0; number < aSecond * seconds; number += 1) {
    const aheadMs = (number * 1_000) / aSecond - (performance.now() - began);
    if (aheadMs > 1) await delay(aheadMs);
    const one = send(botUrl, turn(number))
      .then(({ status, ms }) => {
        latencies.push(ms);
        if (status !== 200) failures.push(`HTTP ${status}`);
      })
      .catch((error: unknown) => void failures.push(String(error)))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  }
  const rate = (aSecond * seconds * 1_000) / (performance.now() - began);
  await Promise.all(underWay);
  return { latencies, failures, rate };
}

function send(botUrl: string, activity: object): Promise<{ status: number; ms: number }> {
  const body = JSON.stringify(activity);
  const sent = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    request(`${botUrl}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - sent });
      });
    })
      .on('error', reject)
      .end(body);
  });
}
