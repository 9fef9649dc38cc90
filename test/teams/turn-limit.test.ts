import { createTurnLimit, type TurnLimit } from '../../src/teams/turn-limit';

beforeEach(() => jest.useFakeTimers({ now: new Date('2026-03-02T09:00:00.000Z') }));
afterEach(() => jest.useRealTimers());

/** Turns of one person, one after the other; what came of each. */
async function take(limit: TurnLimit, times: number, objectId = 'alex') {
  const came = [];
  for (let turn = 0; turn < times; turn += 1) came.push(await limit.take(objectId));
  return came;
}

async function isAllowed(limit: TurnLimit, objectId = 'alex'): Promise<boolean> {
  return (await limit.take(objectId)).allowed;
}

const yes = { allowed: true };
const no = (seconds: number, isFirst: boolean): object => ({ allowed: false, seconds, isFirst });

test("a minute's turns may come at once, and half as many on top as a burst; then it is over until the minute ends", async () => {
  const limit = createTurnLimit(10);
  expect(await take(limit, 15)).toEqual(Array(15).fill(yes));
  expect(await take(limit, 3)).toEqual([no(60, true), no(60, false), no(60, false)]);
});

test('the seconds that are told are those until the minute ends', async () => {
  const limit = createTurnLimit(2);
  await take(limit, 3);
  jest.advanceTimersByTime(41_500);
  expect(await limit.take('alex')).toEqual(no(19, true));
  jest.advanceTimersByTime(18_499);
  expect(await limit.take('alex')).toEqual(no(1, false));
  jest.advanceTimersByTime(1);
  expect(await limit.take('alex')).toEqual(yes);
});

test('in the next minute it is told once more', async () => {
  const limit = createTurnLimit(2);
  await take(limit, 4);
  jest.advanceTimersByTime(60_000);
  expect(await take(limit, 4)).toEqual([yes, yes, no(60, true), no(60, false)]);
});

test('the burst is there again after five minutes, and not before', async () => {
  const limit = createTurnLimit(2);
  await take(limit, 4);
  jest.advanceTimersByTime(240_000);
  expect(await take(limit, 3)).toEqual([yes, yes, no(60, true)]);
  jest.advanceTimersByTime(60_000);
  expect(await take(limit, 4)).toEqual([yes, yes, yes, no(60, true)]);
});

test('who asks too often gets nobody else into trouble', async () => {
  const limit = createTurnLimit(1);
  await take(limit, 100, 'alex');
  expect(await isAllowed(limit, 'taylor')).toBe(true);
});

test('of two turns at once only one is told', async () => {
  const limit = createTurnLimit(1);
  await take(limit, 2);
  const came = await Promise.all([limit.take('alex'), limit.take('alex'), limit.take('alex')]);
  expect(came.filter((one) => !one.allowed && one.isFirst)).toHaveLength(1);
});

test('nothing is kept of those who are quiet again', async () => {
  const limit = createTurnLimit(1);
  for (let person = 0; person < 1_000; person += 1) await take(limit, 3, `person ${person}`);
  expect(jest.getTimerCount()).toBeGreaterThan(1_000);
  jest.advanceTimersByTime(300_000);
  expect(jest.getTimerCount()).toBe(0);
});
