import { SignInTurns } from '../../../src/teams/connector/sign-in-turns';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a sign-in that never answers is asked for once, and everybody is told after five seconds', async () => {
  const told: unknown[] = [];
  const turns = new SignInTurns((error, ms) => told.push([String(error), ms]));
  const sign = jest.fn(() => new Promise<string>(() => undefined));
  const outcomes = Promise.allSettled(Array.from({ length: 50 }, () => turns.sign(sign)));
  await jest.advanceTimersByTimeAsync(5_000);
  for (const outcome of await outcomes) {
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { message: 'Microsoft did not sign the bot in to Teams within 5 s.' },
    });
  }
  expect(sign).toHaveBeenCalledTimes(1);
  expect(told).toEqual([[expect.stringContaining('within 5 s'), 5_000]]);
});

test('once the first has a token the others sign with it', async () => {
  const turns = new SignInTurns();
  const tokens: ((token: string) => void)[] = [];
  const first = turns.sign(() => new Promise<string>((resolve) => tokens.push(resolve)));
  const second = turns.sign(() => Promise.resolve('second'));
  tokens[0]?.('first');
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
});

test('after trouble it is tried anew', async () => {
  const turns = new SignInTurns();
  await expect(turns.sign(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await turns.sign(() => Promise.resolve('signed'))).toBe('signed');
});
