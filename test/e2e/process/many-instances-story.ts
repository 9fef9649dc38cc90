import { types } from 'node:util';
import { cast, places } from '../../../src/playground/demo/cast';
import { buttonsOf } from '../../../src/playground/teams-client/card-text';
import type { Message } from '../../../src/playground/teams-client/message';
import { databases } from '../../store/databases';
import { companyOf } from '../../workflow/harness/company-of';
import { textOf } from './ask-for-approval';
import { startManyInstances, type ManyInstances } from './many-instances';
import { verifyAudit } from './verify-audit';
import { lastStage, watchCards, type CardHistory } from './watch-cards';

/** How many people ask or approve at once. */
const atOnce = 12;
/** A resource of the example: whoever ticks the items. */
const ticker = 60_000;
/** As many jobs one instance has under way: a message whose sender dies before it is noted down is sent again. */
const lanesOfOne = 6;
/** How long the test waits for Teams to change, in milliseconds. */
const patienceMs = 240_000;

const postgres = databases.find(({ name }) => name === 'PostgreSQL');
/**
 * Three instances on one PostgreSQL, so many requests, and one of the instances killed when half of them are approved.
 * @param promisedMs how long it may take from the first look-up until all cards show the end, in milliseconds
 * @param tell is told how long it took, in milliseconds
 */
export function describeManyInstances({
  size,
  promisedMs,
  tell = () => undefined,
}: {
  size: number;
  promisedMs: number;
  tell?: (tookMs: number) => void;
}): void {
  const describeOnPostgres = postgres ? describe : describe.skip;
  describeOnPostgres(`three instances, ${size} requests, one instance killed midway`, () => {
    let many: ManyInstances;
    let histories: readonly CardHistory[];
    let names: string[];
    let tookMs = Infinity;

    beforeAll(async () => {
      const { url = '' } = (await postgres?.create()) ?? {};
      // Polls are rare: what one instance enqueues and another one could do, it is told of.
      const environment = { OUTBOX_POLL_MS: '60000', OUTBOX_LEASE_MS: '10000', TICKET_POLL_SECONDS: '1' };
      many = await startManyInstances(3, url, { environment, autotask: { latencyMs: 5 } });
      names = companyOf(many.directory, size).map(({ userPrincipalName }) => userPrincipalName);
      histories = watchCards(many.client);
      tickWhatAppears(many);
      await many.client.say(cast.alex, places.approvals, 'approvals here');
      const before = performance.now();
      await inParallel(names, (name) => ask(many, name));
      const cards = await approvalCards(many, size);
      await approveAll(many, cards);
      await allApplied(many, histories, size);
      tookMs = performance.now() - before;
      tell(tookMs);
    }, 600_000);

    afterAll(() => many.close());

    test(`all are applied within ${promisedMs / 1_000} s`, () => {
      expect(tookMs).toBeLessThan(promisedMs);
    });

    test('Autotask has one ticket and one item for each, ticked, and no other', () => {
      const { tickets, checklistItems } = many.autotask;
      expect(new Set(tickets.map(({ externalID }) => externalID)).size).toBe(size);
      expect(tickets).toHaveLength(size);
      expect(new Set(checklistItems.map(({ ticketID }) => ticketID)).size).toBe(size);
      expect(checklistItems).toHaveLength(size);
    });

    test('each request has one approval card and one card of the requester, and both show the end', () => {
      const cards = histories.filter(({ shown }) => shown.some((stage) => stage > 0));
      const places = cards.map(({ message }) => (isApprovalPlace(message) ? 'approvals' : 'helpdesk'));
      expect(places.filter((place) => place === 'approvals')).toHaveLength(size);
      expect(places.filter((place) => place === 'helpdesk')).toHaveLength(size);
      expect(cards.filter(({ shown }) => shown.at(-1) !== lastStage)).toEqual([]);
    });

    test('whoever asked is told of each step once, but for what the killed instance was at', () => {
      const told = newsIn(many);
      const repeated = told.length - new Set(told).size;
      expect(repeated).toBeLessThanOrEqual(lanesOfOne);
      expect(toldApplied(many)).toBe(size);
    });

    test('no card ever goes back to what was before', () => {
      const wentBack = histories.filter(({ shown }) =>
        shown.some((stage, index) => stage < (shown[index - 1] ?? -1)),
      );
      expect(wentBack.map(({ shown }) => shown)).toEqual([]);
    });

    test('the audit log is whole', async () => {
      expect(await verifyAudit(many.environment.DATABASE_URL ?? '')).toContain('The audit log is whole');
    });
  });
}

/** Approves all, many at once. When half of the approvals are given an instance is killed. */
async function approveAll(many: ManyInstances, cards: readonly Message[]): Promise<void> {
  let killed: Promise<void> | undefined;
  await inParallel(cards, async (card, index) => {
    if (index === Math.floor(cards.length / 2)) killed = many.kill();
    await approve(many, card);
  });
  await killed;
}

async function inParallel<T>(
  all: readonly T[],
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  const entries = all.entries();
  const lane = async (): Promise<void> => {
    for (const [index, one] of entries) await work(one, index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** What somebody is told when three instances, of which each does three calls at once, ask too much of Autotask: they try again. */
const slowDown = 'asks to slow down';

async function ask({ client }: ManyInstances, name: string): Promise<void> {
  const card = await lookedUp(client, name);
  for (;;) {
    const { message } = await client.click(cast.alex, card, 'Request approval', { note: '' });
    if (message === null) return;
    if (!message.includes(slowDown)) throw new Error(`Asking for ${name} was answered with: ${message}`);
  }
}

/** The card with the question whether to request approval. */
async function lookedUp(client: ManyInstances['client'], name: string): Promise<Message> {
  for (;;) {
    const [card] = await client.say(cast.alex, places.helpdesk, `map ${name}`);
    if (!card) throw new Error(`"map ${name}" was not answered.`);
    if (buttonsOf(card.card).some(({ title }) => title === 'Request approval')) return card;
    if (!textOf(card).includes(slowDown)) throw new Error(`"map ${name}" was answered with: ${textOf(card)}`);
  }
}

/** Approves; whoever presses while the instance dies is not answered, and presses again. */
async function approve({ client }: ManyInstances, card: Message): Promise<void> {
  while (buttonsOf(card.card).some(({ title }) => title === 'Approve')) {
    try {
      const { message } = await client.click(cast.taylor, card, 'Approve');
      if (message !== null) throw new Error(`An approval was answered with: ${message}`);
      return;
    } catch (error) {
      // What a connection says that was cut. Anything else is a finding.
      if (!types.isNativeError(error) || error.message !== 'fetch failed') throw error;
    }
  }
}

function isApprovalPlace({ conversationId }: Message): boolean {
  return conversationId.startsWith(places.approvals.id);
}

/** The cards in the approvals channel, once there are so many. */
async function approvalCards({ client: { connector } }: ManyInstances, count: number): Promise<Message[]> {
  const cards = (): Message[] =>
    connector.messages.filter((message) => isApprovalPlace(message) && message.card !== null);
  // One more says that approvals are here.
  const isDone = (): boolean => cards().length >= count + 1;
  await changed(connector, isDone, () => `${cards().length - 1} of ${count} approval cards`);
  return cards().filter(({ card }) => buttonsOf(card).some(({ title }) => title === 'Approve'));
}

async function allApplied(
  { client }: ManyInstances,
  histories: readonly CardHistory[],
  size: number,
): Promise<void> {
  const applied = (): number => histories.filter(({ shown }) => shown.at(-1) === lastStage).length;
  const told = (): number => toldApplied({ client });
  await changed(
    client.connector,
    () => applied() >= 2 * size && told() >= size,
    () => `${applied()} of ${2 * size} cards show the end, and ${told()} of ${size} requesters are told`,
  );
}

/** Messages beside the cards that tell what became of a request. */
function newsIn({ client }: Pick<ManyInstances, 'client'>): string[] {
  return client.connector.messages.flatMap(({ card, text }) =>
    card === null && text.includes('(request ') ? [text] : [],
  );
}

/** Of how many requests it was told that they are applied. */
function toldApplied(many: Pick<ManyInstances, 'client'>): number {
  return new Set(newsIn(many).filter((text) => text.includes(': applied.'))).size;
}

/** Resolves when a change in Teams brought what is waited for. */
function changed(
  { changes }: ManyInstances['client']['connector'],
  isDone: () => boolean,
  soFar: () => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: Error): void => {
      clearTimeout(timer);
      changes.off('change', look);
      if (error) reject(error);
      else resolve();
    };
    const look = (): void => {
      if (isDone()) end();
    };
    const timer = setTimeout(() => end(new Error(`The test waited in vain: ${soFar()}.`)), patienceMs);
    changes.on('change', look);
    look();
  });
}

/** An administrator who pastes at once, and ticks the item in Autotask. */
function tickWhatAppears({ client, autotask }: ManyInstances): void {
  client.connector.changes.on('change', () => {
    for (const { id, isCompleted } of autotask.checklistItems)
      if (!isCompleted) autotask.tickItem(id, ticker);
  });
}
