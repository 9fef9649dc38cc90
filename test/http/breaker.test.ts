import { Breaker, type BreakerChange } from '../../src/http/breaker';
import { ShortCircuitError } from '../../src/http/short-circuit-error';
import { UpstreamError, type UpstreamTrouble } from '../../src/mapping/upstream-error';

const service = { upstream: 'Autotask', name: 'Autotask', whenAway: 'Look at the network.' } as const;
const target = 'https://webservices5.autotask.net';

let changes: BreakerChange['state'][];
let breaker: Breaker;
beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  changes = [];
  breaker = new Breaker({ service, target, onBreaker: ({ state }) => changes.push(state) });
});
afterEach(() => jest.useRealTimers());

function trouble(kind: UpstreamTrouble, status?: number): UpstreamError {
  return new UpstreamError('Autotask', kind, kind, status === undefined ? {} : { status });
}

const works = () => Promise.resolve('answer');
const fails = (error: Error) => () => Promise.reject(error);
const away = fails(trouble('unreachable'));

async function run(call: () => Promise<unknown>): Promise<unknown> {
  return breaker.run(call).catch((error: unknown) => error);
}

async function runTimes(times: number, call: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < times; time++) await run(call);
}

/** Whether the call is made. */
async function calls(): Promise<boolean> {
  const call = jest.fn(works);
  await run(call);
  return call.mock.calls.length === 1;
}

test('four outages in a row are not enough', async () => {
  await runTimes(4, away);
  expect(await calls()).toBe(true);
  await runTimes(4, away);
  expect(await calls()).toBe(true);
});

test('after five in a row nothing is called, and whoever asks is told at once when it is again', async () => {
  await runTimes(5, away);
  const error = await run(works);
  expect(error).toBeInstanceOf(ShortCircuitError);
  expect(error).toMatchObject({
    upstream: 'Autotask',
    trouble: 'unreachable',
    isTransient: true,
    message:
      'Autotask did not answer several times in a row, so it is not asked for the moment. It is asked again in 2 s.',
    details: { retryAfterMs: 2_000, advice: 'Look at the network.' },
  });
});

test('the advice is that of the last outage', async () => {
  const advised = new UpstreamError('Autotask', 'unreachable', 'gone', { advice: 'Check the proxy.' });
  await runTimes(5, fails(advised));
  expect(await run(works)).toMatchObject({ details: { advice: 'Check the proxy.' } });
});

test('HTTP 503 is an outage, also when it says when to come back', async () => {
  await runTimes(5, fails(trouble('throttled', 503)));
  expect(await calls()).toBe(false);
});

test.each([
  ['refused credentials', trouble('denied', 401)],
  ['a validation', trouble('rejected')],
  ['HTTP 429', trouble('throttled')],
  ['a fault of our own', new Error('a bug')],
])('%s is no outage, however often', async (_, error) => {
  await runTimes(20, fails(error));
  expect(await calls()).toBe(true);
});

test('a refusal between outages shows that the service is there', async () => {
  await runTimes(4, away);
  await run(fails(trouble('rejected')));
  await runTimes(4, away);
  expect(await calls()).toBe(true);
});

test('whatever a call throws comes through as it is', async () => {
  const error = trouble('denied', 401);
  expect(await run(fails(error))).toBe(error);
  const outage = trouble('unreachable');
  expect(await run(fails(outage))).toBe(outage);
});

test('when it is time, one call tries, and those beside it are told at once', async () => {
  await runTimes(5, away);
  jest.advanceTimersByTime(2_000);
  const answers: ((value: string) => void)[] = [];
  const probe = run(() => new Promise((resolve) => answers.push(resolve)));
  expect(await calls()).toBe(false);
  answers[0]?.('back');
  expect(await probe).toBe('back');
  expect(await calls()).toBe(true);
  expect(changes).toEqual(['open', 'half-open', 'closed']);
});

test('a service that stays away is tried after 2, 4, 8, 16 and then 30 seconds', async () => {
  await runTimes(5, away);
  for (const seconds of [2, 4, 8, 16, 30, 30]) {
    jest.advanceTimersByTime(seconds * 1_000 - 1);
    expect(await calls()).toBe(false);
    jest.advanceTimersByTime(1);
    await run(away);
  }
});

test('a service that came back and leaves again is tried after two seconds as at first', async () => {
  await runTimes(5, away);
  jest.advanceTimersByTime(2_000);
  await run(away);
  jest.advanceTimersByTime(4_000);
  await run(works);
  await runTimes(5, away);
  expect(await run(works)).toMatchObject({ details: { retryAfterMs: 2_000 } });
});
