import { watchBudget } from '../../src/observe/watch-budget';
import { silent } from '../ops/exposition';

const minuteMs = 60_000;
const good = { upstream: 'Autotask', operation: 'POST Resources/query', ms: 5, outcome: 'ok' };

function setUp(ask: () => Promise<{ limit: number; used: number; windowMinutes: number }>) {
  const seen: number[] = [];
  let now = 0;
  let asked = 0;
  const counted = () => {
    asked += 1;
    return ask();
  };
  const watch = watchBudget(counted, { onBudget: ({ used }) => seen.push(used) }, silent, () => now);
  return { watch, seen, asked: () => asked, pass: (ms: number) => void (now += ms) };
}

const budget = { limit: 10_000, used: 123, windowMinutes: 60 };

test('a good call sets off one look in ten minutes', async () => {
  const { watch, seen, asked, pass } = setUp(() => Promise.resolve(budget));
  watch.onCall(good);
  watch.onCall(good);
  await Promise.resolve();
  expect({ seen, asked: asked() }).toEqual({ seen: [123], asked: 1 });
  pass(9 * minuteMs);
  watch.onCall(good);
  expect(asked()).toBe(1);
  pass(minuteMs);
  watch.onCall(good);
  expect(asked()).toBe(2);
});

test.each([
  ['a refused call, which would bring the API user nearer to being locked', { ...good, outcome: 'denied' }],
  ['an outage', { ...good, outcome: 'unreachable' }],
  ['another service', { ...good, upstream: 'Entra ID' }],
])('%s sets off none', (_what, call) => {
  const { watch, asked } = setUp(() => Promise.resolve(budget));
  watch.onCall(call);
  expect(asked()).toBe(0);
});

test('a look that fails does no harm, and waits as long as one that went well', async () => {
  const { watch, seen, asked } = setUp(() => Promise.reject(new Error('no')));
  watch.onCall(good);
  await new Promise((resolve) => setImmediate(resolve));
  watch.onCall(good);
  expect({ seen, asked: asked() }).toEqual({ seen: [], asked: 1 });
});

test('whoever asks for another reason tells the metrics too, and spares a look', async () => {
  const { watch, seen, asked } = setUp(() => Promise.resolve(budget));
  expect(await watch.read()).toEqual(budget);
  watch.onCall(good);
  expect({ seen, asked: asked() }).toEqual({ seen: [123], asked: 1 });
});
