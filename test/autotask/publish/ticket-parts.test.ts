import type { BatchPart, Posted, TicketPublisher } from '../../../src/autotask/publish/publisher';
import { createTicketPublisher } from '../../../src/autotask/publish/ticket-publisher';
import type { MappingRequest } from '../../../src/mapping/request';
import type { Publication } from '../../../src/mapping/publication';
import type { Publisher } from '../../../src/workflow/ports';
import { clientFor, startAutotask, stopAutotasks, type Autotask } from '../start-autotask';
import { troubleWith } from '../trouble-with';
import { examplePart, exampleRows, objectIdOf } from './example-part';

const newTicket = /POST .*Tickets$/;
const newItem = /POST .*ChecklistItems$/;
const part = examplePart();
let autotask: Autotask;
let publisher: TicketPublisher;
beforeEach(async () => {
  autotask = await startAutotask();
  publisher = createTicketPublisher(autotask.client);
});
afterEach(stopAutotasks);

function publicationOf(posted: ReadonlyMap<string, Posted>, id: string): Publication {
  const answer = posted.get(id);
  if (answer?.kind !== 'posted') throw new Error(`${id} is ${JSON.stringify(answer)}`);
  return answer.publication;
}

/** As the workflow does it: look, then post what was not found. */
async function lookAndPost(to: TicketPublisher, which: BatchPart, rows: readonly MappingRequest[]) {
  const found = await to.findPart(which, rows);
  return to.publishPart(
    which,
    rows.filter(({ id }) => !found.has(id)),
  );
}

const objectIds = () => autotask.simulator.checklistItems.map(({ itemName }) => itemName.slice(-36)).sort();

describe('posting a part of a batch as a ticket', () => {
  it('fits the port of the workflow', () => {
    const port: Publisher = publisher;
    expect(port).toBe(publisher);
  });

  it('opens one ticket with an item for each row, in their order', async () => {
    const rows = exampleRows(40);
    const posted = await publisher.publishPart(part, rows);
    const { tickets, checklistItems } = autotask.simulator;
    expect(tickets).toMatchObject([
      { externalID: 'k7m2-9qxd/3', title: 'SSO: paste the Unique IDs of 40 resources (part 3 of 5)' },
    ]);
    const inOrder = [...checklistItems].sort((a, b) => a.position - b.position);
    expect(inOrder.map(({ itemName }) => itemName.slice(-36))).toEqual(rows.map(({ user }) => user.id));
    for (const { id, user } of rows) {
      const item = checklistItems.find(({ itemName }) => itemName.endsWith(user.id));
      expect(publicationOf(posted, id)).toMatchObject({
        kind: 'ticket',
        ticketId: tickets[0]?.id,
        ticketNumber: tickets[0]?.ticketNumber,
        itemId: item?.id,
        completion: null,
      });
    }
  });

  it('says in the ticket what to do, who decided, and which batch it is', async () => {
    await publisher.publishPart(part, exampleRows(2));
    for (const told of [
      'Single Sign-On (OpenID Connect (OIDC)) > Resources tab',
      'paste the Object ID that the item ends with into Unique ID',
      'Asked for by: Alex Admin',
      'Note: Starts on Monday',
      'Approved by: Taylor Lead, 2026-11-23T08:05:00.000Z',
      'Batch: k7m2-9qxd (part 3 of 5)',
    ]) {
      expect(autotask.simulator.tickets[0]?.description).toContain(told);
    }
  });

  it('speaks of one resource, and of no parts, when there is one', async () => {
    await publisher.publishPart(examplePart({ number: 1, of: 1 }), exampleRows(1));
    expect(autotask.simulator.tickets[0]?.title).toBe('SSO: paste the Unique ID of 1 resource');
  });

  it.each([
    [
      'unmap',
      exampleRows(2, { purpose: 'unmap' }),
      'SSO: clear the Unique IDs of 2 resources',
      'clear Unique ID',
    ],
    [
      'both',
      [...exampleRows(1), ...exampleRows(2, { purpose: 'unmap' }).slice(1)],
      'SSO: paste or clear the Unique IDs of 2 resources',
      'or clear it, as the item says',
    ],
  ])('asks for what is to be done: %s', async (_, rows, title, step) => {
    await publisher.publishPart(part, rows);
    const { tickets, checklistItems } = autotask.simulator;
    expect(tickets[0]?.title).toBe(`${title} (part 3 of 5)`);
    expect(tickets[0]?.description).toContain(step);
    expect(checklistItems.map(({ itemName }) => itemName)).toContain(
      `Clear the Unique ID of Jane Doe (user name row.2): ${objectIdOf(2)}`,
    );
  });

  it('takes four calls beside the items, and looks for an earlier ticket once', async () => {
    await lookAndPost(publisher, part, exampleRows(5));
    expect(autotask.count(/./)).toBe(5 + 4);
    expect(autotask.count(/Tickets\/query/)).toBe(1);
    await lookAndPost(publisher, examplePart({ key: 'k7m2-9qxd/4', number: 4 }), exampleRows(5));
    // The second ticket need not ask for the pick lists again.
    expect(autotask.count(/./)).toBe(2 * 5 + 4 + 3);
  });

  it('has three calls under way at most, over two parts and whatever they ask for', async () => {
    const busy = await startAutotask({ latencyMs: 10 });
    const posting = createTicketPublisher(busy.client);
    const other = examplePart({ key: 'k7m2-9qxd/4', number: 4 });
    await Promise.all([
      lookAndPost(posting, part, exampleRows(30)),
      lookAndPost(posting, other, exampleRows(30)),
    ]);
    expect(busy.simulator.maxInFlightTotal()).toBe(3);
    expect(busy.simulator.checklistItems).toHaveLength(60);
  });

  it('lets the first calls of a part go before the rows of another that queue up', async () => {
    let itemsDone = 0;
    let looking: Promise<number> | undefined;
    const busy = await startAutotask({ latencyMs: 5 }, { onCall: ({ operation }) => whenDone(operation) });
    const posting = createTicketPublisher(busy.client);
    function whenDone(operation: string): void {
      if (!operation.endsWith('ChecklistItems')) return;
      itemsDone += 1;
      looking ??= posting.findPart(examplePart({ key: 'k7m2-9qxd/4' }), []).then(() => itemsDone);
    }
    await posting.publishPart(part, exampleRows(40));
    // Three were under way when it was asked for, and three more while it was.
    expect(await looking).toBeLessThanOrEqual(1 + 3 + 3);
    expect(itemsDone).toBe(40);
  });
});

describe('a part that an earlier attempt began', () => {
  it('is found again, whatever was posted of it', async () => {
    const rows = exampleRows(4);
    expect(await publisher.findPart(part, rows)).toEqual(new Map());
    const posted = await publisher.publishPart(part, rows.slice(0, 3));
    const other = createTicketPublisher(autotask.client);
    const found = await other.findPart(part, rows);
    expect([...found.keys()]).toEqual(rows.slice(0, 3).map(({ id }) => id));
    expect(found.get('k7m2-9qxd-2')).toEqual(publicationOf(posted, 'k7m2-9qxd-2'));
  });

  it('gets the rest into the same ticket, behind what is there', async () => {
    const rows = exampleRows(4);
    await publisher.publishPart(part, rows.slice(0, 2));
    await lookAndPost(createTicketPublisher(autotask.client), part, rows);
    expect(autotask.simulator.tickets).toHaveLength(1);
    expect(objectIds()).toEqual(rows.map(({ user }) => user.id).sort());
    expect(autotask.simulator.checklistItems.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  it('does not open a second ticket without being looked for first', async () => {
    const rows = exampleRows(2);
    await publisher.publishPart(part, rows.slice(0, 1));
    await publisher.publishPart(part, rows.slice(1));
    expect(autotask.simulator.tickets).toHaveLength(1);
  });

  it('is not taken for posted because an Object ID stands in a name', async () => {
    const [one, two] = exampleRows(2);
    if (!one || !two) throw new Error('there are no two rows');
    const hostile = { ...one, resource: { ...one.resource, firstName: two.user.id } };
    await publisher.publishPart(part, [hostile]);
    const found = await publisher.findPart(part, [hostile, two]);
    expect([...found.keys()]).toEqual([one.id]);
  });

  it.each([
    ['the ticket', newTicket],
    ['an item', newItem],
    ['the ticket number', /GET .*Tickets\/\d+$/],
  ])('has nothing twice when the answer about %s was lost', async (_, match) => {
    const rows = exampleRows(6);
    autotask.simulator.faults.add({ match, drop: 'after', times: 3 });
    expect((await troubleWith(lookAndPost(publisher, part, rows))).isTransient).toBe(true);
    autotask.simulator.faults.clear();
    await lookAndPost(publisher, part, rows);
    expect(autotask.simulator.tickets).toHaveLength(1);
    expect(objectIds()).toEqual(rows.map(({ user }) => user.id).sort());
  });
});

describe('trouble with a part', () => {
  it('that is about one row keeps no other', async () => {
    const rows = exampleRows(5);
    const body = { errors: ['This item is not allowed.'] };
    autotask.simulator.faults.add({ match: newItem, bodyMatch: /row\.3/, status: 500, body });
    const posted = await publisher.publishPart(part, rows);
    expect(posted.get('k7m2-9qxd-3')).toMatchObject({
      kind: 'failed',
      error: { trouble: 'rejected', message: 'This item is not allowed.' },
    });
    expect([...posted.values()].filter(({ kind }) => kind === 'posted')).toHaveLength(4);
  });

  it.each([401, 403, 429, 503])('of HTTP %i begins nothing new, and is thrown', async (status) => {
    autotask.simulator.faults.add({ match: newItem, status, times: Infinity });
    const trouble = await troubleWith(publisher.publishPart(part, exampleRows(40)));
    expect(trouble.trouble).not.toBe('rejected');
    expect(autotask.count(newItem)).toBeLessThanOrEqual(3);
  });

  it('of refused credentials stops the other part too, and is not kept', async () => {
    const busy = await startAutotask({ latencyMs: 10 });
    const posting = createTicketPublisher(busy.client);
    busy.simulator.faults.add({ match: newItem, status: 401, times: Infinity });
    const other = examplePart({ key: 'k7m2-9qxd/4' });
    const both = [posting.publishPart(part, exampleRows(40)), posting.publishPart(other, exampleRows(40))];
    const troubles = await Promise.all(both.map(troubleWith));
    expect(troubles.map(({ trouble }) => trouble)).toEqual(['denied', 'denied']);
    expect(busy.count(newItem)).toBeLessThanOrEqual(3);
    busy.simulator.faults.clear();
    const posted = await lookAndPost(posting, part, exampleRows(40));
    expect([...posted.values()].every(({ kind }) => kind === 'posted')).toBe(true);
  });

  it('is thrown only after what is under way has come back', async () => {
    autotask.simulator.faults.add({ match: newItem, bodyMatch: /row\.1\)/, status: 503 });
    autotask.simulator.faults.add({ match: newItem, bodyMatch: /row\.2\)/, delayMs: 80 });
    await troubleWith(publisher.publishPart(part, exampleRows(2)));
    expect(objectIds()).toEqual([objectIdOf(2)]);
  });

  it('that is a time-out is thrown, and the item it made is found', async () => {
    autotask.simulator.faults.add({ match: newItem, bodyMatch: /row\.1\)/, delayMs: 2_000 });
    const hasty = createTicketPublisher(
      clientFor(autotask.simulator, { timeoutMs: 500, writeTimeoutMs: 100 }),
    );
    const trouble = await troubleWith(hasty.publishPart(part, exampleRows(2)));
    expect(trouble.trouble).toBe('unreachable');
    const found = await hasty.findPart(part, exampleRows(2));
    expect([...found.keys()]).toEqual(['k7m2-9qxd-2']);
  });

  it('of a ticket that is refused is thrown, and its pick lists are asked for anew', async () => {
    const body = { errors: ['Invalid queue.'] };
    autotask.simulator.faults.add({ match: newTicket, status: 500, body });
    expect(await troubleWith(publisher.publishPart(part, exampleRows(2)))).toMatchObject({
      trouble: 'rejected',
      message: 'Invalid queue.',
    });
    const queue = autotask.simulator.fieldsOf('Tickets').find(({ name }) => name === 'queueID');
    for (const value of queue?.picklistValues ?? []) value.isActive = value.value === '29683354';
    await publisher.publishPart(part, exampleRows(2));
    expect(autotask.simulator.tickets).toMatchObject([{ queueID: 29683354 }]);
  });
});

describe('a checklist that is full', () => {
  it.each([
    [40, 2],
    [100, 0],
  ])('at %i items fails %i of 42 rows in the words of Autotask', async (checklistItems, refused) => {
    const instance = await startAutotask({ checklistItems });
    const posted = await createTicketPublisher(instance.client).publishPart(part, exampleRows(42));
    const failed = [...posted.values()].filter((answer) => answer.kind === 'failed');
    expect(failed.map(({ error }) => error.message)).toEqual(
      Array.from({ length: refused }, () => 'A ticket cannot have more than 40 checklist items.'),
    );
  });
});

describe('what tickets cannot tell', () => {
  it('is which Unique ID a resource holds', async () => {
    expect(await publisher.uniqueIdsOf([1001])).toBeNull();
    expect(await publisher.kind()).toBe('ticket');
    expect(autotask.count(/./)).toBe(0);
  });
});
