import type { Logger } from 'pino';
import type { Deps } from '../workflow/deps';
import type { Messenger } from '../workflow/ports';
import { createApplication } from './application';
import { createAdapter, type AdapterOptions, type BotCredentials } from './create-adapter';
import { createMessenger } from './messenger';
import { recordActivity } from './record-activity';
import { createTurnLimit } from './turn-limit';

export type { BotCredentials } from './create-adapter';

/** The side of the product that speaks Bot Framework. */
export interface Bot {
  readonly messenger: Messenger;
  /** Answers one HTTP request to `/api/messages`; `request.body` is the parsed activity. */
  process(request: object, response: object): Promise<void>;
}

/** What a bot is built from. */
export interface BotParts {
  readonly credentials: BotCredentials;
  /** The only tenant served. */
  readonly tenantId: string;
  /** How many turns of one person are answered in a minute. */
  readonly turnsPerMinute: number;
  readonly deps: Deps;
  readonly log: Logger;
  readonly botFramework?: AdapterOptions['botFramework'];
  /** How Teams is called. */
  readonly connector?: AdapterOptions['connector'];
}

/** Builds the bot and its messenger on one adapter. */
export function createBot(parts: BotParts): Bot {
  const { credentials, tenantId, turnsPerMinute, deps, log, botFramework, connector } = parts;
  const adapter = createAdapter(credentials, log, {
    onRefused: (activity, reason) => recordActivity(activity, deps, 'turn.refused', reason),
    ...(botFramework ? { botFramework } : {}),
    ...(connector ? { connector } : {}),
  });
  const admission = { tenantId, limit: createTurnLimit(turnsPerMinute) };
  const app = createApplication({ adapter, deps, admission, log });
  return {
    messenger: createMessenger({ adapter, botAppId: credentials.id, clock: deps.clock, log }),
    process: (request, response) =>
      adapter.process(request as never, response as never, async (context) => {
        await app.run(context);
      }),
  };
}
