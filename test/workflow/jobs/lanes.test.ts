import { Lanes } from '../../../src/workflow/jobs/lanes';

const minute = 60_000;

/** Lanes that count who looks; `work` says what is found. */
function counted(count: number, work: (looks: number) => number) {
  const seen = { looks: 0 };
  const lanes = new Lanes(count, () => {
    seen.looks += 1;
    return Promise.resolve(work(seen.looks));
  });
  return { lanes, seen };
}

/** Lets everything go on that waits for nothing but its turn. */
async function settled(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

test('new work wakes one lane, not all', async () => {
  const { lanes, seen } = counted(6, () => minute);
  lanes.start();
  await settled();
  expect(seen.looks).toBe(6);
  lanes.wake();
  await settled();
  expect(seen.looks).toBe(7);
  await lanes.stop();
});

test('as many lanes look as work is found, when whoever finds some wakes the next', async () => {
  let work = 0;
  let underWay = 0;
  let most = 0;
  const lanes = new Lanes(6, async () => {
    if (work === 0) return minute;
    work -= 1;
    lanes.wake();
    underWay += 1;
    most = Math.max(most, underWay);
    await settled();
    underWay -= 1;
    return 0;
  });
  lanes.start();
  await settled();
  work = 4;
  lanes.wake();
  while (work > 0 || underWay > 0) await settled();
  expect(most).toBe(4);
  await lanes.stop();
});

test('a lane looks again when it was told to, and the soonest counts', async () => {
  let looked: () => void = () => undefined;
  const again = new Promise<void>((resolve) => (looked = resolve));
  const { lanes } = counted(2, (looks) => {
    if (looks === 3) looked();
    return looks === 2 ? 5 : minute;
  });
  lanes.start();
  await again;
  await lanes.stop();
});

test('stopping ends the wait of every lane, also of one that is just looking, and leaves no timer', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  try {
    const { lanes } = counted(3, () => minute);
    lanes.start();
    await settled();
    expect(jest.getTimerCount()).toBe(1);
    lanes.wake();
    await lanes.stop();
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});
