import type { TurnContext } from 'botbuilder';
import type { Deps } from '../workflow/deps';
import { isInvoke, isMessage } from './activity-types';
import { answerInvoke } from './answer-invoke';
import { noticeCard } from './cards/notice-card';
import { recordActivity } from './record-activity';
import { isOurTenant } from './tenant-guard';
import { actorOf, say } from './turn';
import type { TurnLimit } from './turn-limit';

/** What is looked at before an activity is let in. */
export interface Admission {
  /** The only tenant served. */
  readonly tenantId: string;
  readonly limit: TurnLimit;
}

/**
 * Lets an activity in when it comes from our tenant and, if it asks for something, from somebody with an identity who has
 * not asked too often. Anything else is refused, in a sentence, and recorded. No call to Entra ID or Autotask comes before.
 */
export async function admit(context: TurnContext, admission: Admission, deps: Deps): Promise<boolean> {
  const asksSomething = isMessage(context) || isInvoke(context);
  const isOurs = isOurTenant(context, admission.tenantId);
  if (!asksSomething) return isOurs;
  if (!(await isWithinLimit(context, admission.limit, deps))) return false;
  if (isOurs && actorOf(context)) return true;
  await recordActivity(context.activity, deps, 'turn.denied', isOurs ? 'no identity' : 'other tenant');
  await refuse(context, isOurs ? noIdentity : otherTenant);
  return false;
}

const otherTenant = {
  title: 'Not here',
  sentence: 'This bot serves another organisation. Nothing was changed.',
};
const noIdentity = {
  title: 'Not here',
  sentence: 'The bot works only for people with an account in this organisation. Nothing was changed.',
};

/** Beyond the limit there is one sentence and one record, then silence; a click is answered, since Teams waits for it. */
async function isWithinLimit(context: TurnContext, limit: TurnLimit, deps: Deps): Promise<boolean> {
  const { from } = context.activity;
  const allowance = await limit.take(from.aadObjectId ?? from.id);
  if (allowance.allowed) return true;
  if (allowance.isFirst) await recordActivity(context.activity, deps, 'turn.limited', 'too many turns');
  if (allowance.isFirst || isInvoke(context)) await refuse(context, tooFast(allowance.seconds));
  return false;
}

function tooFast(seconds: number): { title: string; sentence: string } {
  const sentence = `You are faster than I can think. Nothing was changed. Try again in ${seconds} s; until then I keep silent.`;
  return { title: 'One moment', sentence };
}

async function refuse(context: TurnContext, { title, sentence }: typeof noIdentity): Promise<void> {
  if (isInvoke(context)) await answerInvoke(context, { message: sentence });
  else await say({ context }, noticeCard({ tone: 'info', title, lines: [sentence] }));
}
