import { createZones } from '../../src/autotask/zones';
import type { BreakerChange } from '../../src/http/breaker';
import { Breakers } from '../../src/http/breakers';
import { autotask } from '../../src/autotask/autotask-trouble';
import { startAutotask, stopAutotasks } from './start-autotask';

afterEach(stopAutotasks);

test('the breaker of a zone that was left is forgotten, and that of the new one stays', async () => {
  const { simulator } = await startAutotask();
  const told: string[] = [];
  const breakers = new Breakers({
    service: autotask,
    onBreaker: ({ target, state }: BreakerChange) => told.push(`${target} ${state}`),
  });
  const { username } = simulator.credentials;
  const zones = createZones(
    { baseUrl: null, zoneUrl: simulator.zoneUrl, username, timeoutMs: 5_000 },
    breakers,
  );
  const left = { url: 'https://webservices5.autotask.net/ATServicesRest/', webUrl: '' };
  breakers.of(left.url);
  expect(await zones.hasLeft(left)).toBe(true);
  expect(told).toEqual(['https://webservices5.autotask.net left']);
  expect(await zones.hasLeft(await zones.here())).toBe(false);
  expect(told).toHaveLength(1);
});
