import type { Entity, Mention, TurnContext } from 'botbuilder';
import { objectIdOfMember } from './object-id-of-member';

/**
 * The message's text with every mentioned person's Object ID in place of the mention, and without the bot's own
 * mention. A mention holds only a Teams user id; the roster of the conversation knows the Object ID.
 */
export async function textWithObjectIds(context: TurnContext): Promise<string> {
  const { activity } = context;
  let text = textOf(activity);
  for (const mention of mentionsOf(activity.entities)) {
    const isBot = mention.mentioned.id === activity.recipient.id;
    text = text.replaceAll(mention.text, isBot ? ' ' : ` ${await objectIdOf(context, mention)} `);
  }
  return text.replace(/<\/?at[^>]*>/gi, ' ');
}

/** A message's text as it was sent. The Bot Framework's types promise one; a message of attachments only has none. */
export function textOf({ text }: { text?: string }): string {
  return text ?? '';
}

function mentionsOf(entities: readonly Entity[] | undefined): Mention[] {
  return (entities ?? []).filter(isMention);
}

function isMention(entity: Entity): entity is Mention {
  const { mentioned, text } = entity as Partial<Mention>;
  return (
    entity.type === 'mention' && typeof text === 'string' && text !== '' && typeof mentioned?.id === 'string'
  );
}

/** Falls back to the shown name when the roster does not know the person, which then is looked up like typed text. */
async function objectIdOf(context: TurnContext, { mentioned }: Mention): Promise<string> {
  return mentioned.aadObjectId ?? (await objectIdOfMember(context, mentioned.id)) ?? mentioned.name;
}
