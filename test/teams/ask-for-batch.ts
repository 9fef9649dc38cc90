import { cast, places } from '../../src/playground/demo/cast';
import type { Message } from '../../src/playground/teams-client/message';
import { becomes, textOf } from '../e2e/process/ask-for-approval';
import type { Product } from '../e2e/process/start-product';

/** The two cards of a batch that waits for approval; both change in place later on. */
export interface BatchCards {
  readonly batchId: string;
  /** In the thread of whoever asked. */
  readonly requesterCard: Message;
  /** In the approvals channel. */
  readonly approvalCard: Message;
}

/** Alex plans with `map all` and asks for approval of all exact rows; resolves once the approval card is there. */
export async function askForBatch(product: Product, size: number, note = ''): Promise<BatchCards> {
  const { client } = product;
  const [requesterCard] = await client.say(cast.alex, places.helpdesk, 'map all');
  if (!requesterCard) throw new Error('"map all" was not answered.');
  const title = `Request approval for the ${size} exact ones`;
  await becomes(product, requesterCard, title);
  await client.click(cast.alex, requesterCard, title, { note });
  const approvalCard = await client.waitFor(
    'the approval card',
    (message) => message.id !== requesterCard.id && textOf(message).includes('[Approve]'),
  );
  const batchId = /request (\S+-\S+)/.exec(textOf(approvalCard))?.[1];
  if (!batchId) throw new Error('The approval card names no request.');
  return { batchId, requesterCard, approvalCard };
}
