import { observeRounds } from '../../src/observe/observe-rounds';

function setUp(leads: () => Promise<boolean>) {
  const [led, rounds, done] = [[] as boolean[], [] as string[], [] as string[]];
  const asRound = observeRounds(leads, {
    onLead: (answer) => led.push(answer),
    onRound: ({ task, outcome }) => rounds.push(`${task} ${outcome}`),
  });
  const work = (): Promise<void> => Promise.resolve(void done.push('worked'));
  return { asRound, work, led, rounds, done };
}

test('the instance that leads is shown as such, and its rounds are counted', async () => {
  const { asRound, work, led, rounds, done } = setUp(() => Promise.resolve(true));
  await asRound('drift', work)();
  expect({ led, rounds, done }).toEqual({ led: [true], rounds: ['drift done'], done: ['worked'] });
});

test('another one is shown not to lead, and does nothing that could be counted', async () => {
  const { asRound, work, led, rounds, done } = setUp(() => Promise.resolve(false));
  await asRound('drift', work)();
  expect({ led, rounds, done }).toEqual({ led: [false], rounds: [], done: [] });
});

test('a round that fails is counted as such, and still told to whoever repeats it', async () => {
  const { asRound, rounds } = setUp(() => Promise.resolve(true));
  const round = asRound('read ticks', () => Promise.reject(new Error('Autotask is down')));
  await expect(round()).rejects.toThrow('Autotask is down');
  expect(rounds).toEqual(['read ticks failed']);
});

test('an instance that cannot ask whether it leads is not shown to lead any more', async () => {
  const answers = [Promise.resolve(true), Promise.reject(new Error('no database'))];
  const { asRound, work, led, rounds } = setUp(() => answers.shift() ?? Promise.resolve(true));
  const round = asRound('expire', work);
  await round();
  await expect(round()).rejects.toThrow('no database');
  expect({ led, rounds }).toEqual({ led: [true, false], rounds: ['expire done'] });
});
