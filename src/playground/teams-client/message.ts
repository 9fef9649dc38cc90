/** An Adaptive Card as it came over the wire. */
export type Card = Readonly<Record<string, unknown>>;

/** What Teams shows of a file: the question for consent, or the file itself. */
export interface FileAttachment {
  readonly kind: 'consent' | 'info';
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A message that stands in a conversation, as it is now. */
export interface Message {
  readonly id: string;
  /** The conversation (in a channel: the thread) it stands in. */
  readonly conversationId: string;
  text: string;
  /** The card, or `null` for plain messages. */
  card: Card | null;
  /** The question whether a file may be sent, or the file; `null` when it holds none. */
  file: FileAttachment | null;
  /** How often it was edited. */
  edits: number;
}

/** What an activity brings: its text, its first card and its first file. */
export function contentOf(
  activity: Readonly<Record<string, unknown>>,
): Pick<Message, 'text' | 'card' | 'file'> {
  const attachments = Array.isArray(activity.attachments) ? (activity.attachments as unknown[]) : [];
  const cards = attachments.filter(isCardAttachment).map(({ content }) => content);
  const [file = null] = attachments.flatMap(fileOf);
  return { text: typeof activity.text === 'string' ? activity.text : '', card: cards[0] ?? null, file };
}

function fileOf(attachment: unknown): FileAttachment[] {
  const { contentType = '', name = '', content = {} } = attachment as Partial<Attachment>;
  const kind = /^application\/vnd\.microsoft\.teams\.card\.file\.(consent|info)$/.exec(contentType)?.[1];
  return kind === 'consent' || kind === 'info' ? [{ kind, name, content }] : [];
}

interface Attachment {
  readonly contentType: string;
  readonly name: string;
  readonly content: FileAttachment['content'];
}

function isCardAttachment(attachment: unknown): attachment is { content: Card } {
  const { contentType } = (attachment ?? {}) as { contentType?: unknown };
  return contentType === 'application/vnd.microsoft.card.adaptive';
}
