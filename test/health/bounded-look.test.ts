import { boundedLook } from '../../src/health/bounded-look';

/** A clock that stands still until it is told. */
function standing(): { now: () => number; pass: (ms: number) => void } {
  let at = 0;
  return { now: () => at, pass: (ms) => void (at += ms) };
}

interface Counted {
  readonly look: () => Promise<number>;
  readonly looks: () => number;
}

/** Something to look at, which counts how often it is. */
function counted(look: () => Promise<number>): Counted {
  let looks = 0;
  return {
    looks: () => looks,
    look: () => {
      looks += 1;
      return look();
    },
  };
}

test('however many ask at once, it is looked once, and once more when the answer is old', async () => {
  const { now, pass } = standing();
  const { look, looks } = counted(() => Promise.resolve(7));
  const bounded = boundedLook(look, { timeoutMs: 1_000, keepMs: 1_000, now });
  const answers = await Promise.all([bounded(), bounded(), bounded()]);
  expect(answers).toEqual(Array(3).fill({ kind: 'seen', value: 7 }));
  pass(999);
  await bounded();
  expect(looks()).toBe(1);
  pass(1);
  await bounded();
  expect(looks()).toBe(2);
});

test('a look that hangs is given up in time; nobody looks again before it has ended, and then all is as before', async () => {
  const { now, pass } = standing();
  let end: () => void = () => undefined;
  const hanging = new Promise<number>((resolve) => (end = () => resolve(6)));
  const answers = [hanging, Promise.resolve(7)];
  const { look, looks } = counted(() => answers.shift() ?? Promise.reject(new Error('no more')));
  const bounded = boundedLook(look, { timeoutMs: 20, keepMs: 1_000, now });
  expect(await bounded()).toEqual({ kind: 'unseen' });
  pass(60_000);
  expect(await Promise.all([bounded(), bounded()])).toEqual(Array(2).fill({ kind: 'unseen' }));
  expect(looks()).toBe(1);
  end();
  await new Promise(setImmediate);
  expect(await bounded()).toEqual({ kind: 'seen', value: 7 });
});

test('a look that fails is an answer too, and is not asked for again at once', async () => {
  const { now } = standing();
  const { look, looks } = counted(() => Promise.reject(new Error('down')));
  const bounded = boundedLook(look, { timeoutMs: 1_000, keepMs: 1_000, now });
  expect(await bounded()).toEqual({ kind: 'unseen' });
  expect(await bounded()).toEqual({ kind: 'unseen' });
  expect(looks()).toBe(1);
});

test('what fails after it was given up does no harm', async () => {
  let fail: (error: Error) => void = () => undefined;
  const look = () =>
    new Promise<number>((_resolve, reject) => {
      fail = reject;
    });
  const bounded = boundedLook(look, { timeoutMs: 5, keepMs: 1_000 });
  expect(await bounded()).toEqual({ kind: 'unseen' });
  fail(new Error('late'));
  await new Promise((resolve) => setImmediate(resolve));
});
