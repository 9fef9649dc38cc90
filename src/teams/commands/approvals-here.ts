import type { TeamsChannelData } from 'botbuilder';
import { bindApprovals } from '../../workflow/bind-approvals';
import { deniedCard } from '../cards/denied-card';
import { noticeCard } from '../cards/notice-card';
import { conversationOf } from '../conversations';
import { oneLine } from '../text/one-line';
import { say, type Turn } from '../turn';
import type { Command } from './command';

/** `approvals here`: post approval cards in this channel from now on. */
export const approvalsHereCommand: Command = {
  name: 'approvals here',
  usage: 'approvals here',
  summary: 'Make this channel the place where team leads approve. Administrators only.',
  async run(turn) {
    const { conversationType } = turn.context.activity.conversation;
    await (conversationType === 'personal' ? refusePersonalChat(turn) : bind(turn));
  },
};

async function bind(turn: Turn): Promise<void> {
  const name = placeName(turn);
  const bound = await bindApprovals(turn.deps, {
    conversation: conversationOf(turn.context.activity),
    name,
    actor: turn.actor,
  });
  if (bound.kind === 'denied') {
    await say(turn, deniedCard('not-administrator'));
    return;
  }
  await say(
    turn,
    noticeCard({
      tone: 'done',
      title: 'Approvals come here',
      lines: [
        `Approval cards are posted in ${name} from now on.`,
        ...(bound.before && bound.before !== name ? [`Until now they went to ${bound.before}.`] : []),
      ],
      next: ['Only members of the approvers group in Entra ID can decide them.'],
    }),
  );
}

async function refusePersonalChat(turn: Turn): Promise<void> {
  await say(
    turn,
    noticeCard({
      tone: 'info',
      title: 'Approvals need a channel',
      lines: ['This is a personal chat, where nobody else could approve. Nothing was changed.'],
      next: ['Go to the channel of your team leads and type: @sso approvals here'],
    }),
  );
}

function placeName({ context }: Turn): string {
  const data = context.activity.channelData as TeamsChannelData | undefined;
  const channel = data?.channel?.name;
  return oneLine(channel ?? (context.activity.conversation.name || 'this channel'));
}
