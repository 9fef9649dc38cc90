import { createAutotaskProbes, type AutotaskProbes } from '../../src/autotask/create-autotask-probes';
import type { TicketChoices } from '../../src/autotask/publish/pick-values';
import type { AutotaskProbes as Port } from '../../src/workflow/doctor/probes';
import { clientFor, startAutotask, stopAutotasks, type Autotask } from './start-autotask';
import { troubleWith } from './trouble-with';

let autotask: Autotask;
beforeEach(async () => {
  autotask = await startAutotask();
});
afterEach(stopAutotasks);

function probes(options: Parameters<typeof clientFor>[1] = {}, ticketChoices: TicketChoices = {}): Port {
  const client = clientFor(autotask.simulator, options);
  const made: AutotaskProbes = createAutotaskProbes(client, {
    looksUpZone: options.baseUrl === null,
    ticketChoices,
  });
  return made;
}

describe('the zone', () => {
  it('is looked up without credentials', async () => {
    const { origin } = new URL(autotask.simulator.url);
    expect(await probes({ baseUrl: null }).zone()).toEqual({ webUrl: origin, lookedUp: true });
    expect(autotask.simulator.requests.map(({ headers }) => headers.secret)).toEqual([undefined]);
  });

  it('is not asked for where the base URL is configured', async () => {
    expect(await probes().zone()).toMatchObject({ lookedUp: false });
    expect(autotask.simulator.requests).toEqual([]);
  });
});

describe('the budget', () => {
  it('counts the calls of all integrations', async () => {
    autotask.simulator.countOthers(4_000);
    expect(await probes().budget()).toEqual({ limit: 10_000, used: 4_001, windowMinutes: 60 });
  });

  it.each([
    ['refused', 401, 'denied'],
    ['down', 503, 'unreachable'],
    ['broken', 500, 'rejected'],
  ])('is asked for once when Autotask is %s', async (_what, status, kind) => {
    autotask.simulator.faults.add({ match: /ThresholdInformation/, status, times: 9 });
    expect((await troubleWith(probes().budget())).trouble).toBe(kind);
    expect(autotask.count(/ThresholdInformation/)).toBe(1);
  });

  it('that cannot be read is trouble in plain words', async () => {
    autotask.simulator.faults.add({ match: /ThresholdInformation/, status: 200, body: { limit: 'many' } });
    expect((await troubleWith(probes().budget())).message).toContain('cannot be read');
  });
});

describe('rights', () => {
  it('are what the security level says', async () => {
    autotask.simulator.deniedRights.add('Tickets.create');
    expect(await probes().rights('Tickets')).toEqual({ query: true, create: false, update: true });
    expect(await probes().rights('Resources')).toMatchObject({ query: true, create: false });
  });

  // The help page documents numbers (0 none, 1 all, 2 restricted); what the API sends is known to be words.
  it.each([
    [0, false],
    [1, true],
    [2, true],
    ['None', false],
    ['All', true],
    ['Restricted', true],
    [null, true],
  ])('with the access level %j are %s', async (level, allowed) => {
    const info = { canQuery: true, canCreate: true, canUpdate: true, userAccessForCreate: level };
    autotask.simulator.faults.add({ match: /entityInformation$/, status: 200, body: { info } });
    expect((await probes().rights('Tickets')).create).toBe(allowed);
  });

  it('to read resources are tried', async () => {
    await probes().readSomeResource();
    autotask.simulator.deniedRights.add('Resources.query');
    expect((await troubleWith(probes().readSomeResource())).trouble).toBe('denied');
  });
});

describe('what a ticket needs', () => {
  it('is there in the example', async () => {
    expect(await probes().ticketProblem()).toBeNull();
  });

  it.each(['status', 'priority', 'queueID'])('is not, where %s has no active value', async (name) => {
    const field = autotask.simulator.fieldsOf('Tickets').find((each) => each.name === name);
    for (const value of field?.picklistValues ?? []) value.isActive = false;
    expect((await probes().ticketProblem())?.sentence).toContain(name);
  });

  it('is not, where a value is configured that Autotask does not have', async () => {
    const problem = await probes({}, { priority: 999 }).ticketProblem();
    expect(problem?.sentence).toContain('AUTOTASK_TICKET_PRIORITY is 999');
    expect(problem?.advice).toContain('Set AUTOTASK_TICKET_PRIORITY to one of');
  });

  it('is unknown where Autotask does not answer, which is no problem of the ticket', async () => {
    autotask.simulator.faults.add({ match: /fields/, status: 401 });
    expect((await troubleWith(probes().ticketProblem())).trouble).toBe('denied');
  });
});

describe('the clock', () => {
  it('is the service’s own, and asked without credentials', async () => {
    autotask.simulator.clock.offsetMs = 3_600_000;
    const ahead = (await probes().clock()).getTime() - Date.now();
    expect(Math.abs(ahead - 3_600_000)).toBeLessThan(5_000);
    expect(autotask.simulator.requests.map(({ headers }) => headers.secret)).toEqual([undefined]);
  });

  it('of a service that is away is trouble with Autotask', async () => {
    autotask.simulator.faults.add({ match: /./, drop: 'before', times: 9 });
    expect((await troubleWith(probes().clock())).trouble).toBe('unreachable');
  });
});
