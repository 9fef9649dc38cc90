import { cast, places } from '../../src/playground/demo/cast';
import type { TeamsPerson } from '../../src/playground/teams-client/people-and-places';
import { actions } from '../../src/teams/actions';
import { clickSchema } from '../../src/teams/actions/card-action';
import { startProduct, type Product } from '../e2e/process/start-product';
import { click, sendActivity, type Outcome } from '../teams/send-activity';
import { buildWorld, kinds, recorded, stored, worldOptions, type World } from './forgery-world';
import { verbs } from './verbs';

let product: Product;
let world: World;
beforeAll(async () => {
  product = await startProduct(worldOptions);
  world = await buildWorld(product);
});
afterAll(() => product.close());

test('every verb has its row, and no row is of none', () => {
  expect(Object.keys(verbs)).toEqual(actions.map(({ verb }) => verb));
});

/** What an honest card might bring along for any of its verbs. */
const typed = { comment: 'forged', choice: '1', ticked: '1', position: 1, pick1: cast.uma.objectId };

async function press(person: TeamsPerson, verb: string, data: Record<string, unknown>): Promise<Outcome> {
  const on = { id: '1', conversationId: places.helpdesk.id };
  return sendActivity(product, click(product, person, on, verb, data));
}

type Forgery = readonly [person: TeamsPerson, data: Record<string, unknown>];

/** Presses the button with all of this at once; nothing may change in the database, in Autotask and in any conversation. */
async function changesNothing(verb: string, forgeries: readonly Forgery[]): Promise<Outcome[]> {
  const before = stored(product);
  const outcomes = await Promise.all(forgeries.map(([person, data]) => press(person, verb, data)));
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 200, said: [] });
    expect(outcome.answer).not.toBe('');
    expect(outcome.answer).not.toContain('Something went wrong on our side');
  }
  expect(stored(product)).toEqual(before);
  expect(product.autotask.tickets).toEqual([]);
  return outcomes;
}

describe.each(Object.entries(verbs))('%s', (verb, { about, denied, ignoresRevision }) => {
  /** What a true card carries, and what people type: the last would find somebody, were it read. */
  const good = (): Record<string, unknown> => ({
    ...typed,
    ...world[about ?? 'request'],
    who: 'noah.fischer',
  });

  test('by somebody without a role, with all that a true card carries, is on record', async () => {
    const before = recorded(product).length;
    const [outcome] = await changesNothing(verb, [[cast.uma, good()]]);
    expect(recorded(product).slice(before)).toEqual(denied === null ? [] : [denied]);
    // What everybody may see has no button that does something.
    if (outcome?.card) expect(JSON.stringify(outcome.card)).not.toMatch(/"verb":"(?!refresh)/);
  });

  test('with ids of another kind, by an administrator and approver', async () => {
    const others = kinds.filter((kind) => kind !== about && !(verb === 'refresh' && kind === 'batch'));
    const outcomes = await changesNothing(
      verb,
      others.map((kind) => [cast.robin, { ...typed, ...world[kind] }]),
    );
    if (about !== null) expect(outcomes.filter(({ card }) => card !== null)).toEqual([]);
  });

  test('with revisions that are not of the card, by an administrator and approver', async () => {
    // A file that waits has no revisions: 0 is its own.
    const revisions = ignoresRevision ? [] : about === 'download' ? [77] : [0, 77];
    await changesNothing(
      verb,
      revisions.map((revision) => [cast.robin, { ...good(), who: '', revision }]),
    );
  });

  test('with names that JavaScript keeps for itself, and more than an input holds', async () => {
    const role = { approver: true, administrator: true, verdict: 'approved' };
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const inputs = Object.keys(clickSchema.shape).filter((name) => !['request', 'revision'].includes(name));
    const huge = Object.fromEntries(inputs.map((name) => [name, 'word '.repeat(2_000)]));
    await changesNothing(verb, [
      [cast.uma, { ...good(), ...Object.fromEntries(names.map((name) => [name, role])) }],
      ...names.map((request): Forgery => [cast.robin, { ...typed, revision: 1, request }]),
      [cast.robin, { ...huge, request: world.request.request, revision: 77 }],
    ]);
  });
});

test('after all that nobody has become somebody else', async () => {
  const { answer } = await press(cast.uma, 'approve', { ...world.request });
  expect(answer).toContain('Only members of the approvers group in Entra ID can decide this.');
});

test('a true click does change what is stored, so that all this could have failed', async () => {
  const before = stored(product);
  const { answer } = await press(cast.taylor, 'approve', { ...world.request });
  expect(answer).toContain('Taylor Lead approved');
  expect(stored(product)).not.toEqual(before);
});
