import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Places } from '../../workflow/harness';

/** What is to be simulated: a company of so many people and resources, and how long Autotask takes for a call. */
export interface Asked {
  readonly rows: number;
  readonly latencyMs: number;
}

/** Where the simulators are. */
export type Started = Places;

/** What Autotask has seen so far. */
export interface Seen {
  readonly calls: number;
  readonly throttled: number;
  readonly tickets: number;
  /** The most calls under way at once, over all endpoints. */
  readonly inFlight: number;
}

/** Graph and Autotask in another process. */
export interface Simulators {
  readonly places: Places;
  look(): Promise<Seen>;
  close(): void;
}

/** Starts them. */
export async function startSimulators(asked: Asked): Promise<Simulators> {
  const child = fork(join(__dirname, 'simulators-in-child.js'));
  const ask = async (question: string | Asked): Promise<unknown> => {
    const answered = once(child, 'message');
    child.send(question);
    const [answer] = (await answered) as [unknown];
    return answer;
  };
  const places = (await ask(asked)) as Started;
  return { places, look: async () => (await ask('look')) as Seen, close: () => child.send('close') };
}
