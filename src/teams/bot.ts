import type { Logger } from 'pino';
import type { Deps } from '../workflow/deps';
import type { Messenger } from '../workflow/ports';
import { createApplication } from './application';
import { createAdapter, type BotCredentials } from './create-adapter';
import { createMessenger } from './messenger';

export type { BotCredentials } from './create-adapter';

/** The side of the product that speaks Bot Framework. */
export interface Bot {
  readonly messenger: Messenger;
  /** Answers one HTTP request to `/api/messages`; `request.body` is the parsed activity. */
  process(request: object, response: object): Promise<void>;
}

/** Builds the bot and its messenger on one adapter. */
export function createBot(parts: {
  credentials: BotCredentials;
  tenantId: string;
  deps: Deps;
  log: Logger;
}): Bot {
  const { credentials, tenantId, deps, log } = parts;
  const adapter = createAdapter(credentials, log);
  const app = createApplication({ adapter, deps, tenantId, log });
  return {
    messenger: createMessenger({ adapter, botAppId: credentials.id, clock: deps.clock, log }),
    process: (request, response) =>
      adapter.process(request as never, response as never, async (context) => {
        await app.run(context);
      }),
  };
}
