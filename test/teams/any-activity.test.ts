import fc from 'fast-check';
import { cast, places } from '../../src/playground/demo/cast';
import { askForApproval, bindApprovals } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { click, message, sendActivity } from './send-activity';

let product: Product;
let requestId: string;
beforeAll(async () => {
  product = await startProduct();
  await bindApprovals(product);
  ({ requestId } = await askForApproval(product, 'jane.doe'));
});
afterAll(() => product.close());

const person = fc.constantFrom(...Object.values(cast));
const place = fc.constantFrom(...Object.values(places));

/** Anything at all, and what comes close to what the bot understands. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom(
        'map',
        'map',
        'status',
        'cancel',
        'pending',
        'approvals here',
        'help',
        'MAP "',
        'map <at>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', ' to ', ' to 1001', '"', '</at>', '&quot;', '${secret}'),
    )
    .map(([command, who, end]) => `${command} ${who}${end}`),
);

const card = { id: '1', conversationId: places.helpdesk.id };
const verb = fc.oneof(
  fc.constantFrom(
    'find',
    'choose',
    'request-approval',
    'retry',
    'confirm-paste',
    'refresh',
    'approve',
    'reject',
  ),
  fc.string(),
);
/** Data of a click: sometimes of the right shape, with the request that exists, but never at its revision. */
const data = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue()),
  fc.record({
    request: fc.oneof(fc.constantFrom('k7m2-9qxd', ''), fc.string({ unit: 'binary' }), fc.constant('open')),
    revision: fc.integer({ min: 2 }),
    choice: fc.string({ unit: 'grapheme' }),
    person: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('29:nobody')),
    who: typed,
    comment: fc.string(),
  }),
);

async function expectAlive(): Promise<void> {
  expect((await fetch(`${product.bot().url}/healthz`)).status).toBe(200);
}

test('whatever anybody types, there is an answer in that conversation', async () => {
  await fc.assert(
    fc.asyncProperty(person, place, typed, async (who, where, text) => {
      const { status, said } = await sendActivity(product, message(product, who, where, text));
      expect(status).toBeLessThan(300);
      expect(said).toHaveLength(1);
      expect(said[0]).not.toBe('');
      expect(said[0]).not.toContain('Something went wrong on our side');
    }),
    { numRuns: 300 },
  );
  await expectAlive();
}, 60_000);

test('whatever a click brings along, there is an answer for the clicker, and no request changes', async () => {
  await fc.assert(
    fc.asyncProperty(person, verb, data, async (who, pressed, brought) => {
      const bring = brought.request === 'open' ? { ...brought, request: requestId } : brought;
      const { status, answer } = await sendActivity(product, click(product, who, card, pressed, bring));
      expect(status).toBe(200);
      expect(answer).not.toBe('');
      expect(answer).not.toContain('Something went wrong on our side');
    }),
    { numRuns: 300 },
  );
  await expectAlive();
  const [pending] = await product.client.say(cast.alex, places.alexChat, 'pending');
  expect(JSON.stringify(pending?.card)).toContain(requestId);
  expect(product.autotask.tickets).toEqual([]);
}, 60_000);

/** One part of an activity turned into anything; the type mostly stays one the bot looks at. */
const oddity = fc.oneof(
  fc.record({
    type: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('event', 'typing', 'endOfConversation')),
  }),
  fc.record({ text: fc.jsonValue() }),
  fc.record({ entities: fc.jsonValue() }),
  fc.record({ attachments: fc.jsonValue() }),
  fc.record({ channelData: fc.jsonValue() }),
  fc.record({ from: fc.jsonValue() }),
  fc.record({ recipient: fc.jsonValue() }),
  fc.record({ conversation: fc.jsonValue() }),
  fc.record({ value: fc.jsonValue() }),
  fc.record({ name: fc.jsonValue() }),
  fc.record({ membersAdded: fc.jsonValue() }),
  fc.record({ timestamp: fc.jsonValue() }),
  fc.record({
    entities: fc.array(
      fc.record({
        type: fc.constant('mention'),
        text: fc.string(),
        mentioned: fc.record({ id: fc.string(), name: fc.jsonValue() }),
      }),
    ),
  }),
);

test('whatever an activity looks like, the bot answers the HTTP call without a 5xx and lives on', async () => {
  const kind = fc.constantFrom(
    'message',
    'invoke',
    'conversationUpdate',
    'messageReaction',
    'installationUpdate',
  );
  await fc.assert(
    fc.asyncProperty(kind, oddity, async (type, odd) => {
      const activity = { ...message(product, cast.alex, places.alexChat, 'help'), type, ...odd };
      const { status } = await sendActivity(product, activity);
      // 501 is the Bot Framework's own answer to an invoke that a bot does not implement.
      expect(status === 501 ? 200 : status).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
  await expectAlive();
}, 60_000);
