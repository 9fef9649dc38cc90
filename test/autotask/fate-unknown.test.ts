import { freePort } from '../setup/free-port';
import { clientFor, startAutotask, stopAutotasks, type Autotask } from './start-autotask';
import { troubleWith } from './trouble-with';

const newItem = /POST .*ChecklistItems$/;
const path = 'Tickets/1/ChecklistItems';
let autotask: Autotask;
beforeEach(async () => {
  autotask = await startAutotask({}, { writeTimeoutMs: 150 });
});
afterEach(stopAutotasks);

const create = () => autotask.client.create(path, { itemName: 'paste', position: 1 });

describe('an item that was to be created', () => {
  it.each([
    ['Autotask takes too long', { delayMs: 1_000 }],
    ['the connection is lost before', { drop: 'before' as const }],
    ['the connection is lost after', { drop: 'after' as const }],
    ['a gateway fails', { status: 502 }],
    ['the answer cannot be read', { status: 200, body: '<html>' }],
  ])('may have arrived when %s', async (_what, fault) => {
    autotask.simulator.faults.add({ match: newItem, ...fault });
    expect((await troubleWith(create())).details.mayHaveArrived).toBe(true);
  });

  it.each([
    ['Autotask is busy', { status: 429 }],
    ['an outage ends soon', { status: 503, headers: { 'Retry-After': '5' } }],
    ['the credentials are refused', { status: 401 }],
    ['Autotask refuses it', { status: 500, body: { errors: ['no'] } }],
  ])('has not arrived when %s', async (_what, fault) => {
    autotask.simulator.faults.add({ match: newItem, ...fault });
    expect((await troubleWith(create())).details).not.toHaveProperty('mayHaveArrived');
  });

  it('has not arrived when nobody took the connection', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}/ATServicesRest/`;
    const client = clientFor(autotask.simulator, { baseUrl });
    const error = await troubleWith(client.create(path, {}));
    expect(error).toMatchObject({ trouble: 'unreachable' });
    expect(error.details).not.toHaveProperty('mayHaveArrived');
  });
});

it('a change that was lost may be made again at once: to make it twice is to make it once', async () => {
  autotask.simulator.faults.add({ match: /PATCH .*Resources$/, drop: 'before' });
  const error = await troubleWith(autotask.client.update('Resources', { id: 1001, title: 'Chief' }));
  expect(error.details).not.toHaveProperty('mayHaveArrived');
});
