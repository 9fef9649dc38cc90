import { z } from 'zod/v4';

const text = z.string().nullish();
const account = z.looseObject({ id: z.string().min(1), name: text, aadObjectId: text, role: text });
const mentioned = z.looseObject({ id: text, name: text }).nullish();

/** What every activity of Teams has, and the kinds of what it may have. Source: Bot Framework Activity schema, "Activity". */
const shape = z.looseObject({
  type: z.string().min(1),
  id: text,
  channelId: z.string().min(1),
  serviceUrl: text,
  locale: text,
  name: text,
  text,
  replyToId: text,
  from: account,
  recipient: account,
  conversation: account.extend({ tenantId: text, conversationType: text, isGroup: z.boolean().nullish() }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: text }).nullish() }).nullish(),
  entities: z.array(z.looseObject({ type: text, text, mentioned })).nullish(),
  attachments: z.array(z.looseObject({})).nullish(),
  membersAdded: z.array(account).nullish(),
});

/**
 * Where an activity is not what can be answered at all: paths of its parts, `conversation.tenantId`, never what stands there.
 * Empty when it is well formed. The SDKs believe it is so, and fail somewhere inside of a turn.
 */
export function malformedParts(activity: unknown): string[] {
  return shape.safeParse(activity).error?.issues.map(({ path }) => path.join('.')) ?? [];
}
