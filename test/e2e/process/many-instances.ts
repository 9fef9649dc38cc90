import { startBot, type BotProcess } from '../../../src/playground/bot-process/start-bot';
import { cast } from '../../../src/playground/demo/cast';
import { startTeamsClient, type TeamsClient } from '../../../src/playground/teams-client/start-teams-client';
import { startSurroundings, type ProductOptions, type Surroundings } from './start-product';

/** Several processes of the bot on one database, and Teams, which sends each activity to the next of them. */
export interface ManyInstances extends Surroundings {
  readonly client: TeamsClient;
  /** The instances that take activities. */
  readonly bots: readonly BotProcess[];
  /** Ends one the hard way, in the middle of whatever it does; Teams sends it nothing more. */
  readonly kill: () => Promise<void>;
}

/** Starts so many instances at once. @param databaseUrl an empty PostgreSQL database */
export async function startManyInstances(
  count: number,
  databaseUrl: string,
  { environment = {}, ...options }: ProductOptions = {},
): Promise<ManyInstances> {
  const around = await startSurroundings({
    ...options,
    environment: { ...environment, DATABASE_URL: databaseUrl },
  });
  const bots = await Promise.all(Array.from({ length: count }, () => startBot(around.environment)));
  let turns = 0;
  const client = await startTeamsClient({
    botUrl: () => {
      turns += 1;
      return bots[turns % bots.length]?.url ?? '';
    },
    tenantId: around.directory.tenantId,
    roster: Object.values(cast),
  });
  return {
    ...around,
    client,
    bots,
    kill: async () => {
      await bots.shift()?.stop('SIGKILL');
    },
    close: async () => {
      await Promise.all(bots.map((bot) => bot.stop('SIGKILL')));
      await client.close();
      await around.close();
    },
  };
}
