import pino from 'pino';
import { periodic } from '../../../src/workflow/jobs/periodic';

function logInto(lines: string[]): pino.Logger {
  return pino({}, { write: (line: string) => void lines.push(line) });
}

/** Something a test can wait for. */
function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give, given };
}

test('runs again and again until it is stopped', async () => {
  const third = signal();
  let rounds = 0;
  const count = () => {
    rounds += 1;
    if (rounds === 3) third.give();
    return Promise.resolve();
  };
  const task = periodic('count', 1, count, logInto([]));
  await third.given;
  await task.stop();
  const stoppedAt = rounds;
  await new Promise(setImmediate);
  expect(rounds).toBe(stoppedAt);
});

test('a round that throws is logged by name, and the next one comes', async () => {
  const second = signal();
  const lines: string[] = [];
  let rounds = 0;
  const fail = () => {
    rounds += 1;
    if (rounds === 2) second.give();
    return Promise.reject(new Error('Autotask is down'));
  };
  const task = periodic('read ticks', 1, fail, logInto(lines));
  await second.given;
  await task.stop();
  expect(lines[0]).toContain('"task":"read ticks"');
  expect(lines[0]).toContain('Autotask is down');
});

test('stopping waits for the round under way, and cuts the pause short', async () => {
  const [begun, end] = [signal(), signal()];
  let isDone = false;
  const task = periodic(
    'slow',
    3_600_000,
    async () => {
      begun.give();
      await end.given;
      isDone = true;
    },
    logInto([]),
  );
  await begun.given;
  const stopped = task.stop();
  end.give();
  await stopped;
  expect(isDone).toBe(true);
});
