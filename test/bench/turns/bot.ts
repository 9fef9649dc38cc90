import { join } from 'node:path';
import { cpuQuestion } from '../processes/answer-questions';
import { startChild, type Child } from '../processes/child';
import { drive, type Check, type Driven } from './drive';
import type { ProductAsked } from './product';

/** A bot in a process of its own. */
export interface Bot {
  /** Sends the activities, eight under way at once; the CPU time is what the bot's process took for them. */
  drive(activities: readonly object[], check: Check, atOnce?: number): Promise<Driven>;
}

type BotChild = Child<string | number>;

/** Starts the process of a bot. */
export function startBot(name: 'echo' | 'product'): BotChild {
  return startChild(join(__dirname, `${name}-in-child.js`));
}

/** The bot in this process, listening. */
export async function botIn(child: BotChild, asked: ProductAsked): Promise<Bot> {
  const url = String(await child.ask(asked));
  const cpuMs = async (): Promise<number> => Number(await child.ask(cpuQuestion));
  return {
    async drive(activities, check, atOnce = 8) {
      const before = await cpuMs();
      const driven = await drive(url, activities, { atOnce, check });
      return { ...driven, cpuMs: (await cpuMs()) - before };
    },
  };
}
