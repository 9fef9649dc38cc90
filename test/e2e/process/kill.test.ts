import { setTimeout as pause } from 'node:timers/promises';
import { cast } from '../../../src/playground/demo/cast';
import { openStore } from '../../../src/store/open-store';
import type { RequestState } from '../../../src/mapping/request-state';
import { askForApproval, becomes, bindApprovals, type AskedCards } from './ask-for-approval';
import { pasteWhenAsked } from './paste-when-asked';
import { randomFrom, type Random } from './random-from';
import { startProduct, type Product, type ProductOptions } from './start-product';
import { verifyAudit } from './verify-audit';
import { watchFor, type Moment } from './watch-for';

/** How long Autotask takes for a call here, in milliseconds: long enough to die in the middle of one. */
const latencyMs = 60;
const killsPerLane = 10;
const ssoField = 'ssoUniqueID';

/** Between approval and `applied` the bot passes all of these. */
const ticketMoments: readonly Moment[] = [
  { name: 'reading the person again', call: /^GET \/v1\.0\/users\// },
  { name: 'reading the resource again', call: /^GET .*\/Resources\/\d+$/ },
  { name: 'looking for an earlier ticket', call: /^POST .*\/Tickets\/query$/ },
  { name: 'creating the ticket', call: /^POST .*\/Tickets$/ },
  { name: 'reading the ticket', call: /^GET .*\/Tickets\/\d+$/ },
  { name: 'creating the checklist item', call: /^POST .*\/ChecklistItems$/ },
  { name: 'editing a card after the decision', cardEdit: 1 },
  { name: 'editing a card while posting', cardEdit: 3 },
  { name: 'reading the item before the tick', call: /^POST .*\/TicketChecklistItems\/query$/ },
  { name: 'ticking the item', call: /^PATCH .*\/ChecklistItems$/ },
];
const fieldMoments: readonly Moment[] = [
  { name: 'reading the person again', call: /^GET \/v1\.0\/users\// },
  { name: 'looking for other holders', call: /^POST .*\/Resources\/query$/ },
  { name: 'writing the field', call: /^PATCH .*\/Resources$/ },
  { name: 'editing a card after the decision', cardEdit: 1 },
];

/** Everybody whose two accounts plainly match. */
const people = [
  'Jane Doe',
  'Liam Carter',
  'Olivia Bennett',
  'Noah Fischer',
  'Emma Rossi',
  'Lucas Meyer',
  'Ava Thompson',
  'Ethan Walker',
  'Sophie Laurent',
  'Mateo Silva',
  'Hannah Schmidt',
  'Oscar Nilsson',
];

const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

interface Lane {
  readonly product: Product;
  readonly asked: readonly AskedCards[];
  /** The states in which requests were when their bot was killed. */
  readonly statesAtKill: readonly (RequestState | undefined)[];
}

describe(`killed between approval and applied (KILL_SEED=${seed})`, () => {
  const lanes: Record<string, Promise<Lane>> = {};
  const lane = (name: string): Promise<Lane> => {
    const found = lanes[name];
    if (!found) throw new Error(`There is no lane ${name}.`);
    return found;
  };

  beforeAll(async () => {
    console.log(`KILL_SEED=${seed}`);
    const ticket = { environment: {}, autotask: { latencyMs } };
    const field = {
      environment: { AUTOTASK_PUBLISHER: 'field', AUTOTASK_SSO_FIELD: ssoField },
      autotask: { latencyMs, ssoField: { name: ssoField } },
    };
    lanes['tickets, first ten'] = runLane(ticket, ticketMoments, randomFrom(seed));
    lanes['tickets, next ten'] = runLane(ticket, ticketMoments, randomFrom(seed + 1));
    lanes.field = runLane(field, fieldMoments, randomFrom(seed + 2));
    await Promise.all(Object.values(lanes));
  }, 240_000);

  afterAll(async () => {
    for (const started of await Promise.allSettled(Object.values(lanes))) {
      if (started.status === 'fulfilled') await started.value.product.close();
    }
  });

  describe.each(['tickets, first ten', 'tickets, next ten'])('%s', (name) => {
    test('ten kills fell before the end, and every request is applied all the same, on both cards', async () => {
      await expectAllApplied(await lane(name));
    });

    test('each request has exactly one ticket and one checklist item, which is ticked', async () => {
      const { product, asked } = await lane(name);
      const { tickets, checklistItems } = product.autotask;
      const held = asked.map(({ requestId }) => {
        const mine = tickets.filter(({ externalID }) => externalID === requestId);
        const items = checklistItems.filter(({ ticketID }) => mine.some(({ id }) => id === ticketID));
        return { tickets: mine.length, items: items.length, ticked: items.every((item) => item.isCompleted) };
      });
      expect(held).toEqual(asked.map(() => ({ tickets: 1, items: 1, ticked: true })));
      expect(tickets).toHaveLength(asked.length);
    });
  });

  describe('field', () => {
    test('ten kills fell before the end, and every request is applied all the same, on both cards', async () => {
      await expectAllApplied(await lane('field'));
    });

    test('each resource was written exactly once and holds the Object ID', async () => {
      const { product, asked } = await lane('field');
      const written = product.autotask.patches.map(({ body }) => (body as { id: number }).id);
      expect(new Set(written).size).toBe(written.length);
      expect(written).toHaveLength(asked.length);
      for (const { body } of product.autotask.patches) {
        const { id } = body as { id: number };
        const resource = product.directory.resources.find((candidate) => candidate.id === id);
        const person = product.directory.people.find(
          ({ mailNickname }) => mailNickname === resource?.userName,
        );
        expect(resource?.[ssoField]).toBe(person?.id);
      }
    });
  });

  test.each(['tickets, first ten', 'tickets, next ten', 'field'])(
    'the audit log is whole: %s',
    async (name) => {
      const { product } = await lane(name);
      expect(await verifyAudit(product.databaseUrl)).toContain('The audit log is whole');
    },
  );
});

async function expectAllApplied({ product, asked, statesAtKill }: Lane): Promise<void> {
  expect(statesAtKill).toHaveLength(killsPerLane);
  for (const state of statesAtKill) expect(['approved', 'publishing', 'awaiting_paste']).toContain(state);
  for (const { requesterCard, approvalCard } of asked) {
    await becomes(product, requesterCard, 'Applied');
    await becomes(product, approvalCard, 'Applied');
  }
}

/** Starts a bot of its own for a lane; a lane that breaks leaves nothing running. */
async function runLane(options: ProductOptions, moments: readonly Moment[], random: Random): Promise<Lane> {
  const environment = { OUTBOX_LEASE_MS: '1000', OUTBOX_POLL_MS: '100', ...options.environment };
  const product = await startProduct({ ...options, environment });
  try {
    return await killAgainAndAgain(product, moments, random);
  } catch (error) {
    await product.close();
    throw error;
  }
}

/** Asks for all approvals at first, then approves one after the other, each time killing the bot and starting it again. */
async function killAgainAndAgain(
  product: Product,
  moments: readonly Moment[],
  random: Random,
): Promise<Lane> {
  const paste = pasteWhenAsked(product);
  await bindApprovals(product);
  const asked: AskedCards[] = [];
  for (const who of random.shuffled(people).slice(0, killsPerLane))
    asked.push(await askForApproval(product, who));
  const statesAtKill: (RequestState | undefined)[] = [];
  for (const [round, cards] of asked.entries()) {
    const moment = moments[round % moments.length];
    if (!moment) throw new Error('There are no moments.');
    await approveAndKill(product, cards, moment, random);
    statesAtKill.push(await stateOf(product, cards.requestId));
    await product.restart();
    paste.look();
  }
  return { product, asked, statesAtKill };
}

async function approveAndKill(
  product: Product,
  cards: AskedCards,
  moment: Moment,
  random: Random,
): Promise<void> {
  const reached = watchFor(product, cards, moment);
  await product.client.click(cast.taylor, cards.approvalCard, 'Approve');
  await reached();
  // Up to the latency the call has not taken effect; a little later it has, and its answer is on the way.
  await pause(random.below(latencyMs + 20));
  await product.bot().stop('SIGKILL');
}

/** What the database says, read while no bot runs. */
async function stateOf({ databaseUrl }: Product, requestId: string): Promise<RequestState | undefined> {
  const store = await openStore({ url: databaseUrl });
  try {
    return (await store.requests.get(requestId))?.state;
  } finally {
    await store.close();
  }
}
