import { actions } from '../../../src/teams/actions/index';
import { clickSchema } from '../../../src/teams/actions/card-action';
import { allCards } from './all-cards';
import { batchButtonsAllowed } from './batch-cards';
import { driftButtonsAllowed } from './drift-cards';
import { historyButtonsAllowed } from './history-cards';
import { reportButtonsAllowed } from './report-cards';
import { draft, pendingRequest, requests } from './examples';
import { unmapButtonsAllowed } from './unmap-cards';
import { elementsOf, ofType, type Element } from './elements';

const cards = allCards();
const everyCard = Object.entries(cards);
const verbs = actions.map(({ verb }) => verb);

/** The titles of the buttons that do something. */
function buttonsOf(card: unknown): string[] {
  return ofType((card as Element).actions, 'Action.Execute').map(({ title }) => String(title));
}

/** What a button may carry beside, as it only says which part of a list to show. */
const navigation = ['page', 'list', 'position', 'filter'];

describe.each(everyCard)('%s', (_, card) => {
  it('has buttons only that the bot knows, each with exactly the request and the revision it was drawn from (and the page of a list)', () => {
    for (const { verb, data } of ofType(card, 'Action.Execute')) {
      expect(verbs).toContain(verb);
      const trusted = Object.keys(data as object).filter((key) => !navigation.includes(key));
      expect(trusted.sort()).toEqual(['request', 'revision']);
      expect(clickSchema.parse(data)).toMatchObject(data as object);
    }
  });

  it('has a label and an id on every input, and one input an id', () => {
    const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
    for (const { label, id } of inputs) {
      expect(label).toMatch(/\S/);
      expect(id).toMatch(/\S/);
    }
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
  });

  it('is of version 1.5, with words for clients that cannot draw it and for screen readers', () => {
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    expect(card.fallbackText).toMatch(/\S/);
    expect(card.speak).toMatch(/\S/);
  });
});

describe('buttons speak of what the card was drawn from', () => {
  it.each([
    ['approval', pendingRequest],
    ['request: failed, for approvals', requests.failed],
    ['request: awaiting paste, for the requester', requests['awaiting paste']],
    ['proposal', draft],
    ['choose a person', draft],
  ])('%s', (name, { id: request, revision }) => {
    const data = ofType(cards[name], 'Action.Execute').map((button) => button.data);
    expect(data.length).toBeGreaterThan(0);
    for (const each of data) expect(each).toEqual({ request, revision });
  });
});

/** The buttons of the set-up's steps. */
const stepButtons: Readonly<Record<string, readonly string[]>> = {
  before: ['Start', 'Later'],
  'choose the way': ['By hand', 'Automatically', 'Back', 'Later'],
  'by hand': ['Check the registration', 'Back', 'Later'],
  automatic: ['Create the app', 'Back', 'Later'],
  'automatic, made before': ['Use this app', 'Back', 'Later'],
  redirect: ['Check the URL', 'Back', 'Later'],
  'redirect, set by the bot': ['Set it on the app', 'Back', 'Later'],
  'redirect, unseen': ['Check the URL', 'Back', 'Later'],
  secret: ['Save the date', 'Take the date from Entra', 'Back', 'Later'],
  'secret, unseen': ['Save the date', 'Back', 'Later'],
  copy: ['I have copied both', 'Check again', 'Back', 'Later'],
  'copy, something failed': ['Check again', 'Back', 'Later'],
  mode: ['Confirm the mode', 'Back', 'Later'],
  pilot: ['Map this person', 'Map me', 'Finish without a mapping', 'Back', 'Later'],
};

/** Who sees which buttons in which state; whoever is not named here sees none. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'ask who': ['Find this person'],
  proposal: ['Request approval'],
  'look-up: proposal': ['Request approval'],
  'choose a person': ['Use this person'],
  'look-up: choose-person': ['Use this person'],
  'choose a resource': ['Use this resource'],
  'look-up: choose-resource': ['Use this resource'],
  approval: ['Approve', 'Reject'],
  'approval with views': ['Approve', 'Reject'],
  'request: pending, for the requester': ['Cancel request'],
  'request: awaiting paste, for the requester': ['I have pasted it', 'Cancel request'],
  'request: awaiting paste, for approvals': ['I have pasted it'],
  'request: failed, for the requester': ['Cancel request'],
  'request: failed, for approvals': ['Retry'],
  ...unmapButtonsAllowed,
  ...batchButtonsAllowed,
  ...driftButtonsAllowed,
  ...reportButtonsAllowed,
  ...historyButtonsAllowed,
  'setup: done': ['Renew the client secret'],
  'setup: done, unseen': ['Renew the client secret'],
  'setup: paused': ['Go on'],
  'setup: held': ['Take over'],
  'setup: held at its end': ['Take over'],
  ...Object.fromEntries(
    Object.entries(stepButtons).flatMap(([name, buttons]) =>
      ['setup', 'setup in trouble'].map((kind) => [`${kind}: ${name}`, buttons]),
    ),
  ),
};

describe('buttons that do something', () => {
  it.each(everyCard)('are those of this card only: %s', (name, card) => {
    expect(buttonsOf(card)).toEqual(allowed[name] ?? []);
  });

  it('name cards that exist', () => {
    expect(everyCard.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(allowed)));
  });

  it('are reached from some card for every verb the bot knows', () => {
    const drawn = everyCard.flatMap(([, card]) => ofType(card, 'Action.Execute').map(({ verb }) => verb));
    expect([...new Set(drawn)].sort()).toEqual([...verbs].sort());
  });
});

describe('the link to the ticket', () => {
  const withTicket = everyCard
    .filter(([, card]) => ofType(card, 'Action.OpenUrl').length > 0)
    .map(([name]) => name)
    .filter((name) => name.startsWith('request: '));

  it('stands on the card of everybody once there is a ticket', () => {
    const states = ['awaiting paste', 'awaiting paste, said to be pasted', 'applied by ticket'];
    const readers = ['for the requester', 'for approvals', 'for a reader'];
    const expected = states.flatMap((state) => readers.map((reader) => `request: ${state}, ${reader}`));
    expect(withTicket.sort()).toEqual(expected.sort());
  });
});
