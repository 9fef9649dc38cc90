/** An Adaptive Card as it came over the wire. */
export type Card = Readonly<Record<string, unknown>>;

/** A message that stands in a conversation, as it is now. */
export interface Message {
  readonly id: string;
  /** The conversation (in a channel: the thread) it stands in. */
  readonly conversationId: string;
  text: string;
  /** The card, or `null` for plain messages. */
  card: Card | null;
  /** How often it was edited. */
  edits: number;
}

/** What an activity brings: its text and its first card. */
export function contentOf(activity: Readonly<Record<string, unknown>>): Pick<Message, 'text' | 'card'> {
  const attachments = Array.isArray(activity.attachments) ? (activity.attachments as unknown[]) : [];
  const cards = attachments.filter(isCardAttachment).map(({ content }) => content);
  return { text: typeof activity.text === 'string' ? activity.text : '', card: cards[0] ?? null };
}

function isCardAttachment(attachment: unknown): attachment is { content: Card } {
  const { contentType } = (attachment ?? {}) as { contentType?: unknown };
  return contentType === 'application/vnd.microsoft.card.adaptive';
}
