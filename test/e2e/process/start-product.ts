import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  startAutotaskSimulator,
  type AutotaskSimulator,
  type AutotaskSimulatorOptions,
} from '../../../src/playground/autotask/start-autotask-simulator';
import { botEnvironment } from '../../../src/playground/bot-process/bot-environment';
import { startBot, type BotProcess } from '../../../src/playground/bot-process/start-bot';
import { cast } from '../../../src/playground/demo/cast';
import { exampleDirectory, type Directory } from '../../../src/playground/directory/directory';
import {
  startGraphSimulator,
  type GraphSimulator,
} from '../../../src/playground/graph/start-graph-simulator';
import {
  startLoginSimulator,
  type LoginSimulator,
} from '../../../src/playground/login/start-login-simulator';
import type { TeamsPerson } from '../../../src/playground/teams-client/people-and-places';
import { startTeamsClient, type TeamsClient } from '../../../src/playground/teams-client/start-teams-client';

/** What a test wants different from the usual. */
export interface ProductOptions {
  /** Variables on top of those that point the bot to the simulators. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly autotask?: AutotaskSimulatorOptions;
  /** Who is in every conversation; the cast unless told otherwise. */
  readonly roster?: readonly TeamsPerson[];
}

/** The built bot as a process, with simulated Graph, Autotask and Teams around it. */
export interface Product {
  readonly directory: Directory;
  readonly graph: GraphSimulator;
  readonly autotask: AutotaskSimulator;
  readonly login: LoginSimulator;
  readonly client: TeamsClient;
  /** SQLite, in a folder of its own; it outlives the bot's restarts. */
  readonly databaseUrl: string;
  /** The bot's variables, to start others like it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The bot as it runs now. */
  readonly bot: () => BotProcess;
  /** Starts the bot again on the same database, when the one before has ended. */
  readonly restart: () => Promise<void>;
  /** Ends everything and removes the database. */
  readonly close: () => Promise<void>;
}

/** Starts the bot and all around it. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const around = await startSurroundings(options);
  let bot: BotProcess;
  const start = async (): Promise<void> => {
    bot = await startBot(around.environment);
  };
  try {
    await start();
  } catch (error) {
    await around.close();
    throw error;
  }
  const client = await startTeamsClient({
    botUrl: () => bot.url,
    tenantId: around.directory.tenantId,
    roster: options.roster ?? Object.values(cast),
  });
  return {
    ...around,
    client,
    bot: () => bot,
    restart: start,
    close: async () => {
      await bot.stop('SIGKILL');
      await client.close();
      await around.close();
    },
  };
}

/** What the bot needs around it to start, without the bot. */
export type Surroundings = Pick<
  Product,
  'directory' | 'graph' | 'autotask' | 'login' | 'databaseUrl' | 'environment' | 'close'
>;

/** Starts the simulators and makes a folder for the database. */
export async function startSurroundings({
  environment = {},
  autotask: wishes = {},
}: ProductOptions = {}): Promise<Surroundings> {
  const directory = exampleDirectory();
  const graph = await startGraphSimulator({ directory });
  const autotask = await startAutotaskSimulator({ directory, ...wishes });
  const { tenantId } = directory;
  const login = await startLoginSimulator({ tenantId });
  const folder = mkdtempSync(path.join(tmpdir(), 'sso-test-'));
  const databaseUrl = `file:${path.join(folder, 'sso.db')}`;
  const services = { tenantId, graphUrl: graph.url, loginUrl: login.url, autotask };
  return {
    directory,
    graph,
    autotask,
    login,
    databaseUrl,
    // Tests talk faster than people do.
    environment: { ...botEnvironment(services, databaseUrl), TURNS_PER_MINUTE: '1000000', ...environment },
    close: async () => {
      await graph.close();
      await autotask.close();
      await login.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
