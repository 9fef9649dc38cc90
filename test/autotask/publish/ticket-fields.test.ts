import { TicketFields } from '../../../src/autotask/publish/ticket-fields';
import { startAutotask, stopAutotasks } from '../start-autotask';

let time = 0;
const clock = () => time;
beforeEach(() => {
  time = 0;
});
afterEach(stopAutotasks);

describe('the fields of tickets', () => {
  it('are read once for many tickets, and again after five minutes', async () => {
    const autotask = await startAutotask();
    const fields = new TicketFields(clock);
    await Promise.all([fields.read(autotask.client), fields.read(autotask.client)]);
    time = 5 * 60_000;
    await fields.read(autotask.client);
    expect(autotask.count(/./)).toBe(1);
    time += 1;
    await fields.read(autotask.client);
    expect(autotask.count(/./)).toBe(2);
  });

  it('are asked for again when Autotask was away', async () => {
    const { client, simulator } = await startAutotask();
    const fields = new TicketFields(clock);
    simulator.faults.add({ match: /fields/, status: 403 });
    await expect(fields.read(client)).rejects.toMatchObject({ trouble: 'denied' });
    expect(await fields.read(client)).not.toHaveLength(0);
  });
});
