import { setTimeout as pause } from 'node:timers/promises';
import { cast, places } from '../../src/playground/demo/cast';
import { buildPerson, exampleObjectId } from '../../src/playground/directory/person';
import type { TeamsPerson } from '../../src/playground/teams-client/people-and-places';
import { teamsIdOf } from '../../src/playground/teams-client/people-and-places';
import { textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { message, sendActivity } from './send-activity';

const jane: TeamsPerson = { objectId: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01', name: 'Jane Doe' };
const stranger: TeamsPerson = { objectId: '0ddba11e-0000-4000-8000-000000000007', name: 'Liam Carter' };

let product: Product;
beforeAll(async () => {
  product = await startProduct({
    roster: [...Object.values(cast), jane],
    environment: { TURNS_PER_MINUTE: '1000' },
  });
});
afterAll(() => product.close());
afterEach(() => {
  product.graph.faults.clear();
  product.autotask.faults.clear();
  product.graph.deniedPermissions.clear();
});

/** What Alex reads after typing this in the helpdesk channel. */
async function reads(text: string): Promise<string> {
  const answers = await product.client.say(cast.alex, places.helpdesk, text);
  return answers.map(textOf).join('\n');
}

/** The card that offers to ask for approval of this person's mapping. */
function proposalFor(name: string): RegExp {
  return new RegExp(`Map ${name} to [^]*\\[Request approval\\]`);
}

describe('a mention of a person', () => {
  async function readsAfterMentioning(person: TeamsPerson): Promise<string> {
    const activity = message(product, cast.alex, places.helpdesk, `map <at>${person.name}</at>`);
    const mention = {
      type: 'mention',
      text: `<at>${person.name}</at>`,
      mentioned: { id: teamsIdOf(person), name: person.name },
    };
    const entities = [...(activity.entities as object[]), mention];
    return (await sendActivity(product, { ...activity, entities })).said.join('\n');
  }

  test('becomes their Object ID through the roster, and no name is searched for', async () => {
    const before = product.graph.requests.length;
    expect(await readsAfterMentioning(jane)).toMatch(proposalFor('Jane Doe'));
    const asked = product.graph.requests.slice(before).map(({ path }) => path);
    expect(asked).toContain(`/v1.0/users/${jane.objectId}`);
    expect(asked).not.toContain('/v1.0/users');
  });

  test('who is not in the roster is looked up by the name shown', async () => {
    expect(await readsAfterMentioning(stranger)).toMatch(proposalFor('Liam Carter'));
  });
});

describe('map alone', () => {
  /** What Alex reads after picking or typing somebody on the card that asks. */
  async function readsAfter(inputs: Record<string, string>): Promise<string> {
    const [card] = await product.client.say(cast.alex, places.helpdesk, 'map');
    if (!card) throw new Error('"map" was not answered.');
    expect(textOf(card)).toContain('Whom do you want to map?');
    return textOf(await product.client.click(cast.alex, card, 'Find this person', inputs));
  }

  test.each([
    ['an Object ID from the people picker', { person: jane.objectId, who: '' }],
    ['a Teams user id from the people picker', { person: teamsIdOf(jane), who: '' }],
    ['a typed name', { person: '', who: 'Jane Doe' }],
    ['typed text with smart quotes and a resource', { person: '', who: '“Jane Doe” to jane.doe' }],
    ['a picked person who has left, and a typed name', { person: teamsIdOf(stranger), who: 'jane.doe' }],
  ])('%s finds the person', async (_what, inputs) => {
    expect(await readsAfter(inputs)).toMatch(proposalFor('Jane Doe'));
  });

  test.each([
    ['nothing', {}],
    ['spaces', { person: ' ', who: '  ' }],
    ['a picked person who has left', { person: teamsIdOf(stranger), who: '' }],
  ])('%s: asked again, and the card stays', async (_what, inputs) => {
    expect(await readsAfter(inputs)).toContain('Please pick a person or type who it is');
  });
});

describe('trouble while looking somebody up is told in a sentence that names the side, and nothing is half-created', () => {
  const everything = /./;

  afterEach(async () => {
    product.graph.faults.clear();
    product.autotask.faults.clear();
    product.graph.deniedPermissions.clear();
    // A service that was away is asked again only after a pause, which is not the next test's.
    while (!proposalFor('Jane Doe').test(await reads('map jane.doe'))) await pause(200);
    expect(await reads('pending')).toContain('Nothing is waiting');
    expect(product.autotask.tickets).toEqual([]);
  });

  test.each([
    ['says it is down', { match: everything, times: 50, status: 503 }],
    ['breaks the connection', { match: everything, times: 50, drop: 'before' as const }],
  ])('Graph %s', async (_what, fault) => {
    product.graph.faults.add(fault);
    const text = await reads('map jane.doe');
    expect(text).toContain('Microsoft Graph (Entra ID)');
    expect(text).toContain('Nothing was changed.');
    expect(text).toContain('Try again in a minute');
  });

  test.each([
    ['says it is down', { match: everything, times: 50, status: 503 }],
    ['breaks the connection', { match: everything, times: 50, drop: 'before' as const }],
    ['answers with a page', { match: everything, times: 50, status: 200, body: '<html>Maintenance</html>' }],
  ])('Autotask %s', async (_what, fault) => {
    product.autotask.faults.add(fault);
    const text = await reads('map jane.doe');
    expect(text).toContain('Autotask');
    expect(text).toContain('Nothing was changed.');
    expect(text).toContain('Try again in a minute');
    expect(text).not.toContain('Entra ID is');
  });

  test.each(['User.Read.All', 'GroupMember.Read.All'])(
    '403 from Graph names the permission %s',
    async (permission) => {
      product.graph.deniedPermissions.add(permission);
      const text = await reads('map jane.doe');
      expect(text).toContain('Entra ID refused');
      expect(text).toContain('the bot lacks an application permission');
      expect(text).toMatch(new RegExp(`Grant admin consent for .*${permission}`));
    },
  );

  test.each([
    [401, "refused the API user's credentials", 'AUTOTASK_SECRET'],
    [403, 'does not let the API user do this', "API user's security level"],
  ])('%i from Autotask says what to check', async (status, sentence, advice) => {
    product.autotask.faults.add({ match: everything, times: 50, status });
    const text = await reads('map jane.doe');
    expect(text).toContain(sentence);
    expect(text).toContain(advice);
  });

  test('no sentence shows a secret, an address of ours or a stack', async () => {
    product.autotask.faults.add({ match: everything, times: 50, drop: 'before' });
    const text = await reads('map jane.doe');
    expect(text).not.toContain(product.autotask.credentials.secret);
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN|\bat .*\.js/);
  });
});

test('status of a name that too many share says so, and how to narrow it down', async () => {
  const namesakes = Array.from({ length: 11 }, (_, index) =>
    buildPerson({ id: exampleObjectId(5_000 + index), givenName: 'Quentin', surname: `Number${index}` }),
  );
  product.directory.people.push(...namesakes);
  expect(await reads('status Quentin')).toMatch(/More than ten matches for "Quentin"[^]*Narrow it down/);
});
