import { cast, places } from '../../src/playground/demo/cast';
import { clickActivity, messageActivity } from '../../src/playground/teams-client/activities';
import { malformedParts } from '../../src/teams/activity-shape';

const from = { channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/' };
const card = { id: '1', conversationId: places.helpdesk.id };
const message = { ...messageActivity(cast.alex, places.helpdesk, 'help', 'tenant'), ...from };
const click = { ...clickActivity(cast.alex, card, { verb: 'approve', data: {} }, {}, 'tenant'), ...from };

test.each([
  ['a message', message],
  ['a click', click],
  ['more than is known', { ...message, onBehalfOf: [{ itemId: 0 }], localTimezone: 'Europe/Berlin' }],
  [
    'the least',
    {
      type: 'event',
      channelId: 'msteams',
      from: { id: '1' },
      recipient: { id: '2' },
      conversation: { id: '3' },
    },
  ],
  [
    'a file',
    { ...message, attachments: [{ contentType: 'image/png', contentUrl: 'https://contoso.example/a.png' }] },
  ],
  [
    'what Teams tells of the client',
    { ...message, entities: [{ type: 'clientInfo', locale: 'de-DE', country: 'DE' }] },
  ],
  ['parts that are null', { ...message, text: null, replyToId: null, channelData: null, entities: null }],
])('%s is well formed', (_what, activity) => {
  expect(malformedParts(activity)).toEqual([]);
});

test.each([
  ['nobody who sent it', { from: undefined }, 'from'],
  ['a sender without id', { from: { name: 'Alex' } }, 'from.id'],
  [
    'a sender whose Object ID is no text',
    { from: { id: '1', aadObjectId: { $ne: null } } },
    'from.aadObjectId',
  ],
  ['nobody it is for', { recipient: null }, 'recipient'],
  ['no conversation', { conversation: {} }, 'conversation.id'],
  ['no channel', { channelId: undefined }, 'channelId'],
  ['a text that is none', { text: ['help'] }, 'text'],
  ['entities that are no list', { entities: { type: 'mention' } }, 'entities'],
  [
    'a mention of what is no name',
    { entities: [{ type: 'mention', mentioned: { id: '1', name: {} } }] },
    'entities.0.mentioned.name',
  ],
  ['a tenant that is no text', { channelData: { tenant: { id: 7 } } }, 'channelData.tenant.id'],
  ['a language that is none', { locale: {} }, 'locale'],
])('with %s it is not, and it is told where', (_what, change, where) => {
  expect(malformedParts({ ...message, ...change })).toEqual([where]);
});
