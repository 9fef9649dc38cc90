import { inTime } from '../../src/http/in-time';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const tooLate = (): Error => new Error('too late');

test('what is done in time answers, or throws, and leaves no timer behind', async () => {
  await expect(inTime(() => Promise.resolve('done'), 50, tooLate)).resolves.toBe('done');
  await expect(inTime(() => Promise.reject(new Error('broken')), 50, tooLate)).rejects.toThrow('broken');
  expect(jest.getTimerCount()).toBe(0);
});

test('what takes longer is waited for no longer', async () => {
  const waited = expect(inTime(() => new Promise(() => undefined), 50, tooLate)).rejects.toThrow('too late');
  jest.advanceTimersByTime(50);
  await waited;
});
