import fc from 'fast-check';
import { exampleDirectory } from '../../../src/playground/directory/directory';
import { cast, places } from '../../../src/playground/demo/cast';
import { clickActivity, messageActivity } from '../../../src/playground/teams-client/activities';
import type { TeamsPerson } from '../../../src/playground/teams-client/people-and-places';
import { actions } from '../../../src/teams/actions';
import { commands } from '../../../src/teams/commands';
import { hostileCast } from './hostile-directory';

/** An activity, or a press on one of the buttons that stand on cards when it is its turn. */
export type Generated =
  | { readonly kind: 'activity'; readonly activity: object }
  | {
      readonly kind: 'press';
      readonly who: number;
      readonly button: number;
      readonly inputs: Record<string, string>;
    };

const { tenantId } = exampleDirectory();
/** Mostly those who may do something. */
const person = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...hostileCast.filter(mayMap)) },
  fc.constantFrom(...hostileCast),
);

function mayMap({ objectId }: TeamsPerson): boolean {
  return objectId === cast.alex.objectId || objectId === cast.robin.objectId;
}

const place = fc.constantFrom(...Object.values(places));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '${secret}',
    '{{DATE(2026-01-01T00:00:00Z)}}',
    '[x](https://evil.example)',
    '<at>x</at>',
    '__proto__',
    '\u202egnp',
    '1',
    '1,2,3',
    'true',
    '2030-01-01',
  ),
);
/** People that the directory knows, so that there is something to answer with. */
const known = fc.constantFrom(
  'all',
  'here',
  'csv',
  ...exampleDirectory().people.map((one) => one.mailNickname),
);

/** Mostly what is meant to be typed. */
function mostly(meant: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: meant }, { weight: 1, arbitrary: anyText });
}

const command = mostly(fc.constantFrom('map', 'map', 'map', 'status', ...commands.map(({ name }) => name)));
const end = mostly(fc.constantFrom('', '', '', '', ' to 1001', ' to liam.carter', '"', '&quot;'));
const typed = fc.tuple(command, mostly(known), end).map(([said, who, rest]) => `${said} ${who}${rest}`);

const said = fc
  .tuple(person, place, typed)
  .map(([who, where, text]) => messageActivity(who, where, text, tenantId));

const inputNames = [
  'comment',
  'note',
  'choice',
  'person',
  'who',
  'clientId',
  'tenantId',
  'redirectUri',
  'expires',
  'added',
  'tested',
  'list',
  'ticked',
  'by',
  'from',
  'until',
  'filter',
  'pick1',
];
const inputs = fc.dictionary(fc.constantFrom(...inputNames), fc.oneof(anyText, known), { maxKeys: 4 });

const data = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }),
  fc
    .tuple(inputs, fc.oneof(anyText, fc.constant('k7m2-9qxd')), fc.oneof(fc.nat(), fc.constant(1)))
    .map(([brought, request, revision]) => ({ ...brought, request, revision })),
);
const verb = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...actions.map((action) => action.verb)) },
  { weight: 1, arbitrary: fc.string() },
);
const card = { id: '1', conversationId: places.helpdesk.id };
const clicked = fc
  .tuple(person, verb, data)
  .map(([who, pressed, brought]) => clickActivity(who, card, { verb: pressed, data: brought }, {}, tenantId));

const types = fc.constantFrom(
  'message',
  'invoke',
  'conversationUpdate',
  'messageReaction',
  'installationUpdate',
  'messageUpdate',
  'event',
  'typing',
  'endOfConversation',
);
const invokes = fc.constantFrom(
  'adaptiveCard/action',
  'fileConsent/invoke',
  'task/fetch',
  'task/submit',
  'composeExtension/query',
  'signin/verifyState',
  'message/submitAction',
  'config/fetch',
  'actionableMessage/executeAction',
);
const parts = fc.constantFrom(
  'text',
  'entities',
  'attachments',
  'channelData',
  'from',
  'recipient',
  'conversation',
  'value',
  'name',
  'membersAdded',
  'membersRemoved',
  'timestamp',
  'replyToId',
  'locale',
  'id',
  'textFormat',
  'action',
  'reactionsAdded',
  'relatesTo',
  'deliveryMode',
  'expiration',
  'callerId',
);
/** A true activity of any type with some of its parts turned into anything. */
const odd = fc
  .tuple(
    fc.oneof(said, clicked),
    fc.option(types),
    fc.option(invokes),
    fc.dictionary(parts, fc.jsonValue(), { maxKeys: 3 }),
  )
  .map(([activity, type, name, changes]) => ({
    ...activity,
    ...(type ? { type } : {}),
    ...(name ? { name } : {}),
    ...changes,
  }));
const mentioning = fc
  .tuple(
    said,
    fc.array(
      fc.record({
        type: fc.constant('mention'),
        text: anyText,
        mentioned: fc.record({ id: anyText, name: fc.jsonValue() }),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([activity, entities]) => ({ ...activity, entities }));

const asActivity = (activity: object): Generated => ({ kind: 'activity', activity });

/** Of everything that can come from Teams, most of it nearly right, since what is plainly wrong is refused at the door. */
export const generated: fc.Arbitrary<Generated> = fc.oneof(
  { weight: 5, arbitrary: said.map(asActivity) },
  { weight: 3, arbitrary: clicked.map(asActivity) },
  { weight: 2, arbitrary: odd.map(asActivity) },
  { weight: 1, arbitrary: mentioning.map(asActivity) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('press' as const), who: fc.nat(), button: fc.nat(), inputs }),
  },
);
