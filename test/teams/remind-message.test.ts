import type { TurnContext } from 'botbuilder';
import type { Channel, Conversation, MessagePlace } from '../../src/mapping/records';
import { remindMessage } from '../../src/teams/remind-message';
import type { Speaker } from '../../src/teams/speaker';
import { alex } from '../workflow/harness/people';
import { waiting } from './cards/unmap-cards';

const conversationIn = (channel: string, id = channel): Conversation => ({
  teamsChannelId: channel,
  conversation: { id },
});
const placeIn = (channel: string): MessagePlace => ({
  conversation: conversationIn(channel, `${channel};messageid=1`),
  activityId: '1',
});
const bound: Channel = {
  conversation: conversationIn('19:new'),
  name: 'New',
  boundBy: alex,
  boundAt: '2026-03-02T09:00:00.000Z',
};
const tagged = { ...waiting, approvers: { tagId: 'tag-1', name: 'Team [leads]' } };

/** What is said where. @param gone whether the threads of cards are not there any more */
async function said(places: readonly MessagePlace[], gone = false): Promise<[string, unknown][]> {
  const all: [string, unknown][] = [];
  const within: Speaker['within'] = (conversation, work) => {
    if (gone) return Promise.reject(Object.assign(new Error('gone'), { statusCode: 404 }));
    const thread = (conversation.conversation as { id: string }).id;
    const sendActivity = (activity: unknown) => Promise.resolve(void all.push([thread, activity]));
    return work({ sendActivity } as unknown as TurnContext);
  };
  const post: Speaker['post'] = (channel, _card, _viewers, above) => {
    all.push([channel.name, above]);
    return Promise.resolve(placeIn('19:new'));
  };
  await remindMessage({ within, post })(bound, { ...tagged, places });
  return all;
}

const mention = {
  text: String.raw`<at>Team \[leads\]</at>`,
  entities: [{ type: 'mention', mentioned: { id: 'tag-1', type: 'tag' } }],
};

test('the reminder stands below the card in the channel that is bound now, not in an earlier one', async () => {
  expect(await said([placeIn('19:old'), placeIn('19:new')])).toMatchObject([['19:new;messageid=1', mention]]);
});

test('below the card of an earlier channel where that is the only one', async () => {
  expect(await said([placeIn('19:old')])).toMatchObject([['19:old;messageid=1', mention]]);
});

test.each([
  ['there is no card', [], false],
  ['the card is gone', [placeIn('19:new')], true],
])('the tag is mentioned in the channel too when %s', async (_what, places, gone) => {
  expect(await said(places, gone)).toMatchObject([['New', mention]]);
});
