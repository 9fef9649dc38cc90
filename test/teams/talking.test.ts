import { cast, places } from '../../src/playground/demo/cast';
import type { TeamsPlace } from '../../src/playground/teams-client/people-and-places';
import { textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { message, sendActivity } from './send-activity';

const groupChat: TeamsPlace = { kind: 'groupChat', id: '19:project@thread.v2', name: 'Project' };

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

/** What Alex reads after saying this there: exactly one answer. */
async function reads(place: TeamsPlace, text: string): Promise<string> {
  const answers = await product.client.say(cast.alex, place, text);
  expect(answers).toHaveLength(1);
  return answers.map(textOf).join('');
}

describe.each([
  ['a personal chat', places.alexChat],
  ['a group chat', groupChat],
  ['a channel', places.helpdesk],
])('in %s', (_name, place) => {
  test('help lists every command', async () => {
    const text = await reads(place, 'help');
    for (const command of ['map', 'status', 'pending', 'cancel', 'approvals here', 'help']) {
      expect(text).toContain(command);
    }
  });

  test.each([
    ['capitals', 'MAP jane.doe'],
    ['surplus spaces', '   map    jane.doe  '],
    ['a non-breaking space', 'map\u00a0jane.doe'],
    ['an HTML entity', 'map&nbsp;jane.doe'],
    ['smart quotes', 'map “Jane Doe”'],
    ['a slash', '/map jane.doe'],
    ['a line break', 'map\njane.doe\n'],
  ])('map with %s is understood', async (_what, text) => {
    expect(await reads(place, text)).toMatch(/Map Jane Doe to [^]*\[Request approval\]/);
  });

  test.each([
    ['maap jane.doe', 'Did you mean: map jane.doe'],
    ['statsu jane.doe', 'Did you mean: status jane.doe'],
    ['pendign', 'Did you mean: pending'],
    ['approvals hear', '"approvals" is not a command. Did you mean: approvals here'],
    ['sing me a song', '"sing" is not a command.'],
  ])('%s: help with the nearest command', async (typed, hint) => {
    const text = await reads(place, typed);
    expect(text).toContain(hint);
    expect(text).toContain('What you can type');
  });

  test.each(['', '   ', '\u200b'])('nothing typed (%j): help', async (typed) => {
    const text = await reads(place, typed);
    expect(text).toContain('What you can type');
    expect(text).not.toContain('not a command');
  });
});

test.each([
  ['without a text', { text: undefined }],
  [
    'with attachments only',
    { text: '', attachments: [{ contentType: 'image/png', contentUrl: 'https://contoso.example/a.png' }] },
  ],
  ['without entities', { text: 'help', entities: undefined }],
])('a message %s is answered with help', async (_what, change) => {
  const activity = { ...message(product, cast.alex, places.alexChat, ''), ...change };
  const { status, said } = await sendActivity(product, activity);
  expect(status).toBeLessThan(300);
  expect(said).toEqual([expect.stringContaining('What you can type')]);
});

test('the bot answers in the thread it was asked in', async () => {
  const activity = message(product, cast.alex, places.helpdesk, 'help');
  await sendActivity(product, activity);
  expect(product.client.connector.messages.at(-1)?.conversationId).toBe(activity.conversation.id);
});

test('approvals can be bound to a channel or a group chat, not to a personal chat', async () => {
  expect(await reads(places.alexChat, 'approvals here')).toContain('Approvals need a channel');
  expect(await reads(groupChat, 'approvals here')).toContain('Approvals come here');
  expect(await reads(places.approvals, 'approvals here')).toContain('Until now they went to Project.');
});

describe('being added to a conversation', () => {
  const added = (place: TeamsPlace, members: readonly object[]): Record<string, unknown> => ({
    ...message(product, cast.alex, place, ''),
    type: 'conversationUpdate',
    text: undefined,
    membersAdded: members,
  });

  test('is greeted once in each conversation, however often the client tells of it', async () => {
    const said: number[] = [];
    for (const place of [places.umaChat, places.umaChat, groupChat, places.umaChat, groupChat]) {
      const activity = added(place, [{ id: '28:sso', name: 'sso' }]);
      const outcome = await sendActivity(product, activity);
      expect(outcome.status).toBeLessThan(300);
      said.push(outcome.said.length);
    }
    expect(said).toEqual([1, 0, 1, 0, 0]);
  });

  test('other members are not greeted', async () => {
    const activity = added(places.alexChat, [{ id: `29:${cast.uma.objectId}`, name: 'Uma User' }]);
    expect((await sendActivity(product, activity)).said).toEqual([]);
  });
});
