import type { TurnContext } from 'botbuilder';
import type { Deps } from '../workflow/deps';
import { recordEvent } from '../workflow/record';
import { isInvoke, isMessage } from './activity-types';
import { answerInvoke } from './answer-invoke';
import { noticeCard } from './cards/notice-card';
import { isOurTenant } from './tenant-guard';
import { actorOf, say } from './turn';

/**
 * Lets an activity in when it comes from our tenant and, if it asks for something, from somebody with an identity.
 * Anything else is refused, in a sentence, and recorded.
 */
export async function admit(context: TurnContext, tenantId: string, deps: Deps): Promise<boolean> {
  const asksSomething = isMessage(context) || isInvoke(context);
  const isOurs = isOurTenant(context, tenantId);
  if (isOurs && (actorOf(context) || !asksSomething)) return true;
  if (!asksSomething) return false;
  await recordRefusal(context, deps, isOurs ? 'no identity' : 'other tenant');
  await refuse(context, isOurs ? noIdentity : otherTenant);
  return false;
}

const otherTenant = 'This bot serves another organisation. Nothing was changed.';
const noIdentity = 'The bot works only for people with an account in this organisation. Nothing was changed.';

async function recordRefusal({ activity }: TurnContext, deps: Deps, reason: string): Promise<void> {
  const { from, conversation } = activity;
  await recordEvent(deps, {
    actor: { objectId: from.aadObjectId ?? from.id, name: from.name },
    event: 'turn.denied',
    requestId: null,
    details: { reason, tenantId: conversation.tenantId ?? null },
  });
}

async function refuse(context: TurnContext, message: string): Promise<void> {
  if (isInvoke(context)) await answerInvoke(context, { message });
  else await say({ context }, noticeCard({ tone: 'info', title: 'Not here', lines: [message] }));
}
