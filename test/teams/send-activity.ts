import { clickActivity, messageActivity, type Activity } from '../../src/playground/teams-client/activities';
import { cardText } from '../../src/playground/teams-client/card-text';
import type { Card, Message } from '../../src/playground/teams-client/message';
import type { TeamsPerson, TeamsPlace } from '../../src/playground/teams-client/people-and-places';
import { textOf } from '../e2e/process/ask-for-approval';
import type { Product } from '../e2e/process/start-product';

/** What came of an activity. */
export interface Outcome {
  /** HTTP. */
  readonly status: number;
  /** What the bot said in the conversation meanwhile, as people read it. */
  readonly said: readonly string[];
  /** The sentence or the card's text that answered a click; empty for other activities. */
  readonly answer: string;
  /** The card that answered a click. */
  readonly card: Card | null;
}

/** Sends an activity as it is, and says what came of it. */
export async function sendActivity(
  { client }: Product,
  activity: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const before = client.connector.messages.length;
  const { status, body } = await client.send(activity);
  const said = client.connector.messages.slice(before).map(textOf);
  const { value } = (body ?? {}) as { value?: unknown };
  const isCard = typeof value === 'object' && value !== null;
  const card = isCard ? (value as Card) : null;
  return { status, said, card, answer: card ? cardText(card) : typeof value === 'string' ? value : '' };
}

/** A message as Teams would send it, to be altered. */
export function message(
  { directory }: Product,
  person: TeamsPerson,
  place: TeamsPlace,
  text: string,
): Activity {
  return messageActivity(person, place, text, directory.tenantId);
}

/** A click as Teams would send it, whatever the card really says. */
export function click(
  { directory }: Product,
  person: TeamsPerson,
  on: Pick<Message, 'id' | 'conversationId'>,
  verb: string,
  data: Record<string, unknown>,
): Activity {
  return clickActivity(person, on, { verb, data }, {}, directory.tenantId);
}
