import { seedRequests } from '../company/seed-requests';
import { stateOf } from '../company/stored-request';
import type { BenchDatabase } from '../processes/bench-databases';
import { botIn, startBot } from '../turns/bot';
import type { Driven } from '../turns/drive';
import type { TurnActivities } from '../turns/turn-activities';
import { firstToApprove, type Kind } from './kinds';

/** A product on a database with so many requests. */
export interface Growing {
  /** Turns of this kind, one after the other, each other than all before. */
  drive(kind: Kind, from: number, turns: number): Promise<Driven>;
  end(): Promise<void>;
}

/** Fills a new database, and starts the product on it. @param toApprove how many requests more wait for `Approve` */
export async function startGrown(
  kind: BenchDatabase,
  { stored, toApprove, activities }: { stored: number; toApprove: number; activities: TurnActivities },
): Promise<Growing> {
  const database = await kind.create();
  await seedRequests(database.url, [
    { from: 0, count: stored, state: stateOf },
    { from: firstToApprove, count: toApprove, state: () => 'pending' },
  ]);
  const child = startBot('product');
  const bot = await botIn(child, { databaseUrl: database.url, works: false });
  return {
    drive: ({ make, check }, from, turns) =>
      bot.drive(
        Array.from({ length: turns }, (_, turn) => make(activities, from + turn)),
        check,
        1,
      ),
    end: async () => {
      await child.end();
      await database.remove();
    },
  };
}
