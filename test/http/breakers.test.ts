import type { BreakerChange } from '../../src/http/breaker';
import { Breakers } from '../../src/http/breakers';
import { UpstreamError } from '../../src/mapping/upstream-error';

const service = { upstream: 'Autotask', name: 'Autotask', whenAway: 'Look at the network.' } as const;
const old = 'https://webservices5.autotask.net/ATServicesRest/';
const away = () => Promise.reject(new UpstreamError('Autotask', 'unreachable', 'away'));

let told: string[];
let breakers: Breakers;
beforeEach(() => {
  told = [];
  const onBreaker = ({ target, state }: BreakerChange): unknown => told.push(`${target} ${state}`);
  breakers = new Breakers({ service, onBreaker });
});

async function failFiveTimes(url: string): Promise<void> {
  const breaker = breakers.of(url);
  for (let time = 0; time < 5; time++) await expect(breaker.run(away)).rejects.toThrow();
}

test('one breaker for each host, whatever the path', () => {
  expect(breakers.of(`${old}V1.0/Tickets`)).toBe(breakers.of(old));
  expect(breakers.of('https://webservices6.autotask.net/')).not.toBe(breakers.of(old));
});

test('of a host that was left it is told once, and calls go there again if it comes back', async () => {
  await failFiveTimes(old);
  breakers.leave(old);
  breakers.leave(old);
  expect(told).toEqual(['https://webservices5.autotask.net open', 'https://webservices5.autotask.net left']);
  await expect(breakers.of(old).run(() => Promise.resolve('back'))).resolves.toBe('back');
});

test('a call that was begun before the service moved tells nothing after it', async () => {
  const before = breakers.of(old);
  breakers.leave(old);
  for (let time = 0; time < 5; time++) await expect(before.run(away)).rejects.toThrow();
  expect(told).toEqual(['https://webservices5.autotask.net left']);
});
