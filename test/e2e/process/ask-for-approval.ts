import { cast, places } from '../../../src/playground/demo/cast';
import { cardText } from '../../../src/playground/teams-client/card-text';
import type { Message } from '../../../src/playground/teams-client/message';
import type { TeamsPerson, TeamsPlace } from '../../../src/playground/teams-client/people-and-places';
import type { ClickAnswer } from '../../../src/playground/teams-client/start-teams-client';
import type { Product } from './start-product';

/** The two cards of a request that waits for approval; both change in place later on. */
export interface AskedCards {
  readonly requestId: string;
  /** In the thread of whoever asked. */
  readonly requesterCard: Message;
  /** In the approvals channel. */
  readonly approvalCard: Message;
}

/** What a person reads of a message or of the answer to a click. */
export function textOf(shown: Message | ClickAnswer): string {
  const text = 'text' in shown ? shown.text : (shown.message ?? '');
  return [text, shown.card ? cardText(shown.card) : ''].filter((part) => part !== '').join('\n');
}

/** Alex makes the approvals channel the place of approvals. */
export async function bindApprovals({ client }: Product): Promise<void> {
  await client.say(cast.alex, places.approvals, 'approvals here');
}

/** Somebody (Alex, in the helpdesk channel) looks a person up and asks for approval; resolves once the approval card is there. */
export async function askForApproval(
  { client }: Product,
  who: string,
  {
    by = cast.alex,
    at = places.helpdesk,
    note = '',
  }: { by?: TeamsPerson; at?: TeamsPlace; note?: string } = {},
): Promise<AskedCards> {
  const [requesterCard] = await client.say(by, at, `map ${who}`);
  if (!requesterCard) throw new Error(`"map ${who}" was not answered.`);
  const answer = textOf(await client.click(by, requesterCard, 'Request approval', { note }));
  const requestId = /Mapping request (\S+)/.exec(answer)?.[1];
  if (!requestId) throw new Error(`The request for ${who} was answered with: ${answer}`);
  const approvalCard = await client.waitFor(`the approval card of ${who}`, (message) => {
    const text = textOf(message);
    return message.id !== requesterCard.id && text.includes(requestId) && text.includes('[Approve]');
  });
  return { requestId, requesterCard, approvalCard };
}

/** Waits until the message reads as given. */
export function becomes({ client }: Product, message: Message, ...texts: string[]): Promise<Message> {
  const isIt = (seen: Message): boolean =>
    seen.id === message.id && texts.every((text) => textOf(seen).includes(text));
  return client.waitFor(`"${texts.join('", "')}" on message ${message.id}`, isIt);
}
