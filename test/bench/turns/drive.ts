import { Agent, request, type IncomingMessage } from 'node:http';

/** What a round of turns came to. */
export interface Driven {
  /** Of each turn in the order they ended, in milliseconds. */
  readonly latencies: readonly number[];
  /** Wall clock of the whole round, in milliseconds. */
  readonly wholeMs: number;
  /** CPU time of the bot's process, in milliseconds. */
  readonly cpuMs: number;
}

/** What a bot's answer has to be like; throws when it is not. */
export type Check = (status: number, body: string) => void;

const agent = new Agent({ keepAlive: true });

/**
 * Sends the activities to a bot, so many under way at once, and waits for every answer.
 * @throws Error when an answer is not as it should be
 */
export async function drive(
  botUrl: string,
  activities: readonly object[],
  { atOnce, check }: { atOnce: number; check: Check },
): Promise<Omit<Driven, 'cpuMs'>> {
  const latencies: number[] = [];
  const waiting = activities.map((activity) => JSON.stringify(activity)).values();
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (const body of waiting) {
      const sent = performance.now();
      const answer = await post(`${botUrl}/api/messages`, body);
      latencies.push(performance.now() - sent);
      check(answer.status, answer.body);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { latencies, wholeMs: performance.now() - began };
}

/** Without `fetch`, which takes more of the machine than a bot does for its answer. */
function post(url: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    request(url, { method: 'POST', agent, headers }, (response) => resolve(read(response)))
      .on('error', reject)
      .end(body);
  });
}

async function read(response: IncomingMessage): Promise<{ status: number; body: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}
