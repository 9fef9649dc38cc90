import type { ServerResponse } from 'node:http';
import { TeamsTrouble } from '../../../src/teams/connector/teams-trouble';
import { isGone } from '../../../src/teams/is-gone';
import { startSpeakingBot, type SpeakingBot } from './start-connector';

let bot: SpeakingBot;
afterEach(() => bot.close());

const card = { type: 'AdaptiveCard', version: '1.4', body: [] } as never;
const never = (): void => undefined;
const ok = (response: ServerResponse): void => void response.end('{"id":"1"}');
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(code, headers).end('{}');
const cut = (response: ServerResponse): void => void response.socket?.destroy();

/** What editing or saying something came to. */
function edit(): Promise<unknown> {
  const place = { conversation: bot.conversation, activityId: '7' };
  return bot.speaker.edit(place, card).catch((error: unknown) => error);
}

function post(): Promise<unknown> {
  return bot.speaker
    .within(bot.conversation, (context) => context.sendActivity('hello'))
    .catch((error: unknown) => error);
}

test('Teams that never answers is waited for so long and no longer, and not asked twice', async () => {
  bot = await startSpeakingBot(200, never);
  const error = await post();
  expect(error).toBeInstanceOf(TeamsTrouble);
  expect(error).toMatchObject({ message: 'Teams did not answer within 0.2 s.' });
  expect(bot.requests).toHaveLength(1);
  expect(bot.calls).toMatchObject([
    { upstream: 'Teams', operation: 'POST activities', outcome: 'unreachable' },
  ]);
});

test('a message whose answer was lost is not sent again: it may stand there', async () => {
  bot = await startSpeakingBot(5_000, cut);
  expect(await post()).toMatchObject({ message: 'Teams cannot be reached.' });
  expect(bot.requests).toHaveLength(1);
});

test('an edit does no harm twice, so it is tried again', async () => {
  bot = await startSpeakingBot(8_000, (response, before) => (before < 2 ? cut : ok)(response));
  expect(await edit()).toBeUndefined();
  expect(bot.requests).toHaveLength(3);
});

test.each([500, 502, 503, 504])('a message that met HTTP %i is not sent again', async (code) => {
  bot = await startSpeakingBot(5_000, status(code));
  expect(await post()).toMatchObject({ statusCode: code });
  expect(bot.requests).toHaveLength(1);
});

test.each([429, 412])('a message that Teams refused for now (HTTP %i) is sent again', async (code) => {
  bot = await startSpeakingBot(8_000, (response, before) => (before < 1 ? status(code) : ok)(response));
  expect(await post()).toMatchObject({ id: '1' });
  expect(bot.requests).toHaveLength(2);
});

test('a long Retry-After is left to whoever tries again later', async () => {
  bot = await startSpeakingBot(8_000, status(429, { 'Retry-After': '120' }));
  expect(await edit()).toMatchObject({ statusCode: 429, retryAfterMs: 120_000 });
  expect(bot.requests).toHaveLength(1);
});

test('a message that is gone is told as gone', async () => {
  bot = await startSpeakingBot(5_000, status(404));
  expect(isGone(await edit())).toBe(true);
  expect(bot.requests).toHaveLength(1);
});

test('a redirect is not followed', async () => {
  bot = await startSpeakingBot(5_000, status(307, { Location: '/elsewhere' }));
  await edit();
  expect(bot.requests).toHaveLength(1);
});
