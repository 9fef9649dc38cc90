import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { exchange } from '../../../src/teams/connector/exchange';
import { TeamsTrouble } from '../../../src/teams/connector/teams-trouble';
import { troubleOfFailure } from '../../../src/teams/connector/trouble-of';
import { isGone } from '../../../src/teams/is-gone';
import { startSpeakingBot, type SpeakingBot } from './start-connector';

let bot: SpeakingBot;
afterEach(() => bot.close());

const card = { type: 'AdaptiveCard', version: '1.4', body: [] } as never;
const never = (): void => undefined;
const ok = (response: ServerResponse): void => void response.end('{"id":"1"}');
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    // In two steps: restify makes writeHead answer nothing.
    response.writeHead(code, headers);
    response.end('{}');
  };
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

test('a message that never found a connection was surely not taken, so it is tried again', async () => {
  bot = await startSpeakingBot(5_000, ok);
  const silent = createServer((socket) => socket.resume());
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const request = { method: 'POST', headers: {}, body: '{}', signal: AbortSignal.timeout(5_000) };
  // Whoever listens there never says a word of TLS.
  const call = exchange({ ...request, url: `https://127.0.0.1:${port}`, connectMs: 100 });
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ wasSent: false, cause: { message: 'No connection within 100 ms.' } });
  const trouble = troubleOfFailure(error, { isMessage: true, timeoutMs: 5_000 });
  expect(trouble).toMatchObject({ message: 'Teams cannot be reached.', mayHaveArrived: false });
  silent.close();
});

test('a message that had a connection may have been taken; an edit does no harm twice', async () => {
  bot = await startSpeakingBot(200, never);
  expect(await post()).toMatchObject({ mayHaveArrived: true });
  expect(await edit()).toMatchObject({ mayHaveArrived: false });
});

test('a message that waits too long for its turn is surely not taken, and Teams is not blamed for it', async () => {
  bot = await startSpeakingBot(2_000, never);
  const many = Promise.all(Array.from({ length: 100 }, () => post()));
  const late: unknown = await post();
  expect(late).toMatchObject({
    message: 'Too many calls to Teams are waiting already. Try again in 10 s.',
    mayHaveArrived: false,
    retryAfterMs: 10_000,
  });
  expect(bot.calls).toMatchObject([{ operation: 'POST activities', outcome: 'throttled' }]);
  expect(bot.requests).toHaveLength(100);
  await many;
});

test('Retry-After may be a date', async () => {
  const date = new Date(Date.now() + 120_000).toUTCString();
  bot = await startSpeakingBot(8_000, status(429, { 'Retry-After': date }));
  const { retryAfterMs = 0 } = (await edit()) as TeamsTrouble;
  expect(retryAfterMs).toBeGreaterThan(60_000);
  expect(bot.requests).toHaveLength(1);
});

test('a message whose answer was lost is not sent again: it may stand there', async () => {
  bot = await startSpeakingBot(5_000, cut);
  expect(await post()).toMatchObject({ message: 'Teams cannot be reached.' });
  expect(bot.requests).toHaveLength(1);
});

const half =
  (end: (response: ServerResponse) => void) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{', () => end(response));
  };

test('an answer that is cut in its middle is none', async () => {
  bot = await startSpeakingBot(5_000, half(cut));
  expect(await post()).toMatchObject({ message: 'Teams cannot be reached.', mayHaveArrived: true });
});

test('an answer that stays away after its beginning is waited for no longer than one that never comes', async () => {
  bot = await startSpeakingBot(200, half(never));
  expect(await post()).toMatchObject({ message: 'Teams did not answer within 0.2 s.' });
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
