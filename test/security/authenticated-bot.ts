import { randomBytes, randomUUID } from 'node:crypto';
import { sign, type SignOptions } from 'jsonwebtoken';
import { pino } from 'pino';
import { createBot, type Bot } from '../../src/teams/bot';
import { startHarness, type Harness } from '../workflow/harness';
import { makeKey, publishKeys, type SigningKey } from './keys-simulator';
import { startServer } from './listening-server';

/** A bot with credentials behind its real HTTP server; the keys of whoever calls it are ours. */
export interface AuthenticatedBot {
  readonly id: string;
  readonly harness: Harness;
  readonly messenger: Bot['messenger'];
  /** What the bot logged. */
  readonly log: readonly string[];
  /** Keys that are published, the first for Teams, the second for other channels. */
  readonly keys: readonly [SigningKey, SigningKey];
  /** Sends an activity; answers status and body. */
  readonly send: (
    activity: object,
    authorization: string | null,
  ) => Promise<{ status: number; text: string }>;
  readonly close: () => Promise<void>;
}

/** Starts one. `keysAnswer`: whether the keys can be fetched. */
export async function startAuthenticatedBot({ keysAnswer = true } = {}): Promise<AuthenticatedBot> {
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => log.push(line) });
  const keys = [makeKey(randomUUID()), makeKey(randomUUID(), ['webchat', 'directline'])] as const;
  const published = await publishKeys(keys, keysAnswer);
  const harness = await startHarness({ log: logger });
  const id = randomUUID();
  const { tenantId } = harness.directory;
  const password = randomBytes(24).toString('base64');
  const bot = createBot({
    credentials: { id, password, type: 'SingleTenant', tenantId },
    tenantId,
    turnsPerMinute: 1_000,
    deps: harness.deps,
    log: logger,
    botFramework: {
      ...microsofts,
      ToBotFromChannelOpenIdMetadataUrl: published.url,
      ToBotFromEmulatorOpenIdMetadataUrl: published.url,
    },
  });
  const server = await startServer({
    process: (request, response) => bot.process(request, response),
    log: logger,
  });
  return {
    id,
    harness,
    messenger: bot.messenger,
    log,
    keys,
    async send(activity, authorization) {
      const response = await fetch(`http://127.0.0.1:${server.port}/api/messages`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(authorization === null ? {} : { Authorization: authorization }),
        },
        body: JSON.stringify(activity),
      });
      return { status: response.status, text: await response.text() };
    },
    close: async () => {
      await server.close();
      await published.close();
      await harness.close();
    },
  };
}

/** What the Bot Framework takes by itself; as soon as one of it is given, it wants all. */
const microsofts = {
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};

/** Where Teams takes answers. */
export const teamsAddress = 'https://smba.trafficmanager.net/emea/';

/** The header of a token as Teams would send it, but for what is different. */
export function bearer(
  { privateKey, id }: SigningKey,
  audience: string,
  { claims = {}, options = {} }: { claims?: object; options?: SignOptions } = {},
): string {
  const token = sign({ serviceurl: teamsAddress, ...claims }, privateKey, {
    algorithm: 'RS256',
    keyid: id,
    issuer: 'https://api.botframework.com',
    audience,
    expiresIn: '1h',
    ...options,
  });
  return `Bearer ${token}`;
}
