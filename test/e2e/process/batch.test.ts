import { setTimeout as pause } from 'node:timers/promises';
import type { MappingRequest } from '../../../src/mapping/request';
import { cast, places } from '../../../src/playground/demo/cast';
import type { Message } from '../../../src/playground/teams-client/message';
import { openStore } from '../../../src/store/open-store';
import { companyOf } from '../../workflow/harness/company-of';
import { bindApprovals, textOf } from './ask-for-approval';
import { randomFrom } from './random-from';
import { startProduct, type Product } from './start-product';

const size = 200;
const ticketItems = 40;
/** Somewhere in the last ticket. */
const refusedRow = 190;
const refusedWords = 'The item of this resource is not allowed.';
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

/** Long enough to die in the middle of a call, in milliseconds. */
const latencyMs = 60;
const patienceMs = 40_000;

describe(`a batch of ${size} through faults and three kills (KILL_SEED=${seed})`, () => {
  let product: Product;
  let approvalCard: Message;
  let refused: string;
  let rows: MappingRequest[];

  beforeAll(async () => {
    console.log(`KILL_SEED=${seed}`);
    const environment = { OUTBOX_LEASE_MS: '1000', OUTBOX_POLL_MS: '100', TICKET_POLL_SECONDS: '3600' };
    product = await startProduct({ environment, autotask: { latencyMs } });
    refused = companyOf(product.directory, size)[refusedRow]?.id ?? '';
    approvalCard = await askForAll(product);
    refuseRow(product, refused);
    throttle(product);
    await product.client.click(cast.taylor, approvalCard, 'Approve');
    await killAtRandom(product, 3);
    await refuseCredentials(product, approvalCard);
    refuseRow(product, refused);
    await product.client.click(cast.taylor, approvalCard, 'Resume');
    await shows(product, approvalCard, 'Retry the failed ones');
    rows = await rowsOf(product);
  }, 240_000);

  afterAll(() => product.close());

  test('every row ends in the right state: one failed with the words of Autotask, all others wait for the paste', () => {
    expect(rows).toHaveLength(size);
    const failed = rows.filter(({ state }) => state === 'failed');
    expect(failed.map(({ failure }) => failure)).toEqual([expect.stringContaining(refusedWords)]);
    expect(rows.filter(({ state }) => state === 'awaiting_paste')).toHaveLength(size - 1);
  });

  test('as many tickets as it takes, and nothing twice', () => {
    const { tickets, checklistItems } = product.autotask;
    expect(tickets).toHaveLength(Math.ceil(size / ticketItems));
    const named = checklistItems.map(({ itemName }) => /[0-9a-f-]{36}$/.exec(itemName)?.[0]);
    expect(new Set(named).size).toBe(named.length);
    expect(named).toHaveLength(size - 1);
    const perTicket = tickets.map(
      ({ id }) => checklistItems.filter(({ ticketID }) => ticketID === id).length,
    );
    expect(Math.max(...perTicket)).toBeLessThanOrEqual(ticketItems);
  });

  test('the failed one is posted when it is tried again', async () => {
    product.autotask.faults.clear();
    await product.client.click(cast.taylor, approvalCard, 'Retry the failed ones');
    await product.client.waitFor(
      'the last row to be posted',
      () => product.autotask.checklistItems.length === size,
    );
    expect(product.autotask.tickets).toHaveLength(Math.ceil(size / ticketItems));
  });
});

/** `map all`, the report, and the approval card of its exact rows. */
async function askForAll(product: Product): Promise<Message> {
  const { client } = product;
  await bindApprovals(product);
  const [reading] = await client.say(cast.alex, places.helpdesk, 'map all');
  if (!reading) throw new Error('"map all" was not answered.');
  const title = `Request approval for the ${size} exact ones`;
  await shows(product, reading, title);
  await client.click(cast.alex, reading, title);
  return client.waitFor(
    'the approval card',
    (message) => message.id !== reading.id && textOf(message).includes('[Approve]'),
  );
}

/** Autotask never takes the item of this person. */
function refuseRow({ autotask: { faults } }: Product, objectId: string): void {
  const match = /POST .*ChecklistItems$/;
  faults.add({
    match,
    bodyMatch: new RegExp(objectId),
    times: 1_000,
    status: 500,
    body: { errors: [refusedWords] },
  });
}

function throttle({ autotask: { faults } }: Product): void {
  faults.add({ match: /POST .*ChecklistItems$/, status: 429, times: 6 });
  faults.add({ match: /POST .*Resources\/query$/, status: 429, times: 2 });
}

/** Kills the bot when so many more items were created, each time after another number of them. */
async function killAtRandom(product: Product, kills: number): Promise<void> {
  const random = randomFrom(seed);
  for (let kill = 0; kill < kills; kill += 1) {
    const goal = product.autotask.checklistItems.length + 10 + random.below(25);
    await until(`more items before kill ${kill + 1}`, () => product.autotask.checklistItems.length >= goal);
    await pause(random.below(latencyMs));
    await product.bot().stop('SIGKILL');
    await product.restart();
  }
}

/** Refuses the credentials until the batch has paused by itself. */
async function refuseCredentials(product: Product, card: Message): Promise<void> {
  const { faults } = product.autotask;
  faults.add({ match: /Tickets|ChecklistItems$/, status: 401, times: 500 });
  await shows(product, card, '[Resume]');
  faults.clear();
}

/** Waits for what only Autotask sees. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`The test waited in vain for ${what}.`);
    await pause(5);
  }
}

function shows({ client }: Product, card: Message, text: string): Promise<Message> {
  return client.waitFor(
    `"${text}" on message ${card.id}`,
    (seen) => seen.id === card.id && textOf(seen).includes(text),
  );
}

async function rowsOf({ databaseUrl }: Product): Promise<MappingRequest[]> {
  const store = await openStore({ url: databaseUrl, migrate: false });
  try {
    const [batch] = await store.batches.inStates(['done']);
    return batch ? await store.requests.inBatch(batch.id, { limit: size }) : [];
  } finally {
    await store.close();
  }
}
