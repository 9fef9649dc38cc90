import type { TicketPublication } from '../../../src/mapping/publication';
import type { TicketPublisher } from '../../../src/autotask/publish/publisher';
import { createTicketPublisher } from '../../../src/autotask/publish/ticket-publisher';
import type { PasteTickets, Publisher } from '../../../src/workflow/ports';
import { exampleRequest, jane, janesResource } from '../example-request';
import { clientFor, startAutotask, stopAutotasks, type Autotask } from '../start-autotask';
import { troubleWith } from '../trouble-with';

const request = exampleRequest();
const newTicket = /POST .*Tickets$/;
const newItem = /POST .*ChecklistItems$/;
const tickIt = /PATCH .*ChecklistItems$/;
let autotask: Autotask;
let publisher: TicketPublisher;
beforeEach(async () => {
  autotask = await startAutotask();
  publisher = createTicketPublisher(autotask.client);
});
afterEach(stopAutotasks);

describe('posting a mapping as a ticket', () => {
  it('fits the ports of the workflow', () => {
    const ports: Publisher & PasteTickets = publisher;
    expect(ports).toBe(publisher);
  });

  it('opens one ticket with one item that holds the whole Object ID', async () => {
    const now = () => new Date('2026-11-23T09:00:00.000Z');
    const publication = await createTicketPublisher(autotask.client, { now }).publish(request);
    const { tickets, checklistItems, url } = autotask.simulator;
    expect(tickets).toMatchObject([
      { externalID: 'REQ-0001', companyID: 0, status: 1, priority: 4, queueID: 8 },
    ]);
    expect(new Date(String(tickets[0]?.dueDateTime)).toISOString()).toBe('2026-11-26T09:00:00.000Z');
    expect(checklistItems).toMatchObject([
      { ticketID: tickets[0]?.id, isImportant: true, isCompleted: false },
    ]);
    expect(checklistItems[0]?.itemName).toBe(
      `Paste the Unique ID of Jane Doe (user name jane.doe): ${jane.id}`,
    );
    expect(publication).toEqual({
      kind: 'ticket',
      ticketId: tickets[0]?.id,
      ticketNumber: tickets[0]?.ticketNumber,
      ticketUrl: `${new URL(url).origin}/Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenTicketDetail&TicketID=${tickets[0]?.id}`,
      itemId: checklistItems[0]?.id,
      completion: null,
    });
  });

  it('says in the ticket what to do where, and who decided', async () => {
    await publisher.publish(request);
    const [ticket] = autotask.simulator.tickets;
    for (const told of [
      'Admin > Organization Settings & Users > Resources/Users (HR) > Security > Single Sign-On (OpenID Connect (OIDC)) > Resources tab',
      jane.id,
      'jane.doe@contoso.example',
      'Alex Admin',
      'Approved by: Taylor Lead, 2026-11-23T08:05:00.000Z',
      'Starts on Monday',
      'REQ-0001',
    ]) {
      expect(ticket?.description).toContain(told);
    }
  });

  it('asks for clearing the Unique ID when a mapping is to be removed', async () => {
    await publisher.publish(exampleRequest({ purpose: 'unmap' }));
    const { tickets, checklistItems } = autotask.simulator;
    expect(tickets[0]?.title).toBe('SSO: clear the Unique ID of Jane Doe (jane.doe)');
    expect(tickets[0]?.description).toContain(
      'Removing the single sign-on mapping of the resource Jane Doe (user name jane.doe) was approved.',
    );
    expect(tickets[0]?.description).toContain(`3. Clear Unique ID, which holds this Object ID: ${jane.id}`);
    expect(tickets[0]?.description).not.toMatch(/paste/i);
    expect(checklistItems[0]?.itemName).toBe(
      `Clear the Unique ID of Jane Doe (user name jane.doe): ${jane.id}`,
    );
  });

  it('keeps the Object ID whole with the longest names', async () => {
    const resource = {
      ...janesResource,
      firstName: 'F'.repeat(300),
      lastName: 'L\n'.repeat(300),
      userName: 'u'.repeat(300),
    };
    const user = { ...jane, displayName: 'D'.repeat(900), userPrincipalName: 'p'.repeat(900) };
    await publisher.publish(exampleRequest({ resource, user, note: 'n'.repeat(9000) }));
    const [item] = autotask.simulator.checklistItems;
    expect(item?.itemName.endsWith(jane.id)).toBe(true);
    expect(item?.itemName).not.toContain('\n');
  });

  it('tells nothing of an attempt that was never made', async () => {
    expect(await publisher.find(request)).toBeNull();
    expect(await publisher.holdersOf(jane.id)).toEqual([]);
  });

  it('finds its own work and posts nothing twice', async () => {
    const first = await publisher.publish(request);
    expect(await publisher.find(request)).toEqual(first);
    expect(await publisher.publish(request)).toEqual(first);
    expect(autotask.simulator.tickets).toHaveLength(1);
    expect(autotask.simulator.checklistItems).toHaveLength(1);
  });

  it.each([
    ['the ticket', newTicket],
    ['the item', newItem],
    ['the ticket number', /GET .*Tickets\/\d+$/],
  ])('opens no second ticket when the answer about %s was lost', async (_, match) => {
    autotask.simulator.faults.add({ match, drop: 'after', times: 3 });
    await publisher.publish(request).catch(() => null);
    autotask.simulator.faults.clear();
    const publication = await publisher.publish(request);
    expect(autotask.simulator.tickets.map(({ id }) => id)).toEqual([publication.ticketId]);
    expect(autotask.simulator.checklistItems.map(({ id }) => id)).toEqual([publication.itemId]);
  });

  it('adds the item to a ticket that was left without one', async () => {
    autotask.simulator.faults.add({ match: newItem, status: 503 });
    expect((await troubleWith(publisher.publish(request))).isTransient).toBe(true);
    expect(autotask.simulator.checklistItems).toHaveLength(0);
    expect(await publisher.find(request)).toBeNull();
    await publisher.publish(request);
    expect(autotask.simulator.tickets).toHaveLength(1);
    expect(autotask.simulator.checklistItems).toHaveLength(1);
  });

  it('keeps two requests apart', async () => {
    const one = await publisher.publish(request);
    const other = await publisher.publish(exampleRequest({ id: 'REQ-0002' }));
    expect(other.ticketId).not.toBe(one.ticketId);
  });

  it('takes what is configured', async () => {
    const choices = { queueId: 29683354, status: 8, priority: 3, companyId: 0 };
    await createTicketPublisher(autotask.client, choices).publish(request);
    expect(autotask.simulator.tickets).toMatchObject([{ queueID: 29683354, status: 8, priority: 3 }]);
  });

  it.each([
    ['AUTOTASK_TICKET_QUEUE_ID', { queueId: 5 }],
    ['AUTOTASK_TICKET_STATUS', { status: 99 }],
    ['AUTOTASK_TICKET_PRIORITY', { priority: 99 }],
  ])('refuses a wrong %s in plain words', async (variable, choices) => {
    const error = await troubleWith(createTicketPublisher(autotask.client, choices).publish(request));
    expect(error.trouble).toBe('rejected');
    expect(error.message).toContain(variable);
    expect(autotask.simulator.tickets).toEqual([]);
  });

  it("passes Autotask's own words on", async () => {
    const error = await troubleWith(
      createTicketPublisher(autotask.client, { companyId: 4711 }).publish(request),
    );
    expect(error.trouble).toBe('rejected');
    expect(error.message).toMatch(/companyID/i);
  });

  it('links to the web host the zone names', async () => {
    const body = { url: autotask.simulator.url, webUrl: 'https://ww7.autotask.example/' };
    autotask.simulator.faults.add({ match: /zoneInformation/, status: 200, body });
    const client = clientFor(autotask.simulator, { baseUrl: null });
    const { ticketUrl } = await createTicketPublisher(client).publish(request);
    expect(ticketUrl).toMatch(/^https:\/\/ww7\.autotask\.example\/Autotask\/AutotaskExtend\//);
  });
});

describe('the checklist item', () => {
  let publication: TicketPublication;
  beforeEach(async () => {
    publication = await publisher.publish(request);
  });
  const status = async () => (await publisher.statusOf([publication])).get(publication.itemId);

  it('is open, until it is ticked from here', async () => {
    expect(await status()).toEqual({ kind: 'open' });
    await publisher.tick(publication);
    expect(await status()).toMatchObject({ kind: 'ticked', byResourceId: 1054 });
    expect(await publisher.find(request)).toMatchObject({ completion: { byResourceId: 1054 } });
  });

  it('tells who ticked it in Autotask, and when (UTC)', async () => {
    autotask.simulator.tickItem(publication.itemId, 1021);
    const ticked = await status();
    if (ticked?.kind !== 'ticked') throw new Error(`the item is ${String(ticked?.kind)}`);
    expect(ticked.byResourceId).toBe(1021);
    expect(new Date(ticked.at).toISOString()).toBe(ticked.at);
  });

  it('is ticked once, also when the answer was lost', async () => {
    autotask.simulator.faults.add({ match: tickIt, drop: 'after' });
    expect((await troubleWith(publisher.tick(publication))).isTransient).toBe(true);
    await publisher.tick(publication);
    await publisher.tick(publication);
    expect(autotask.count(tickIt)).toBe(1);
  });

  it('is told when somebody deleted it', async () => {
    autotask.simulator.checklistItems.length = 0;
    expect(await status()).toEqual({ kind: 'gone' });
    expect(await troubleWith(publisher.tick(publication))).toMatchObject({ trouble: 'rejected' });
  });

  it('is asked about together with many others', async () => {
    const others = Array.from({ length: 1100 }, (_, at) => ({ ...publication, itemId: 900_000 + at }));
    const before = autotask.count(/TicketChecklistItems\/query/);
    const found = await publisher.statusOf([publication, ...others]);
    expect(found.get(publication.itemId)).toEqual({ kind: 'open' });
    expect(found.get(900_000)).toEqual({ kind: 'gone' });
    expect(autotask.count(/TicketChecklistItems\/query/) - before).toBe(3);
  });

  it('costs no call when there is none', async () => {
    const before = autotask.count(/./);
    expect(await publisher.statusOf([])).toEqual(new Map());
    expect(autotask.count(/./)).toBe(before);
  });

  it.each([
    ['2026-11-23T09:00:00', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00.5Z', '2026-11-23T09:00:00.500Z'],
    ['2026-11-23T10:00:00+01:00', '2026-11-23T09:00:00.000Z'],
  ])('understands %s', async (completedDateTime, at) => {
    const items = [
      { id: String(publication.itemId), isCompleted: true, completedDateTime, completedByResourceID: 0 },
    ];
    autotask.simulator.faults.add({ match: /TicketChecklistItems\/query/, status: 200, body: { items } });
    expect(await status()).toEqual({ kind: 'ticked', at, byResourceId: null });
  });
});
