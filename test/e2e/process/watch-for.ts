import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedRequest } from '../../../src/playground/directory/server/recorded-request';
import type { AskedCards } from './ask-for-approval';
import type { Product } from './start-product';

/** Something the bot does on its way: a call of Graph or Autotask, or the how-manieth edit of a request's cards. */
export type Moment =
  { readonly name: string; readonly call: RegExp } | { readonly name: string; readonly cardEdit: number };

const patienceMs = 15_000;

/**
 * Notes how far the bot is now. The function it gives resolves once the bot has reached the moment since then.
 * @throws when it does not within 15 s
 */
export function watchFor(
  { graph, autotask }: Product,
  cards: AskedCards,
  moment: Moment,
): () => Promise<void> {
  const calls = (): RecordedRequest[] => [
    ...graph.requests.slice(graphBefore),
    ...autotask.requests.slice(autotaskBefore),
  ];
  const edits = (): number => cards.requesterCard.edits + cards.approvalCard.edits;
  const graphBefore = graph.requests.length;
  const autotaskBefore = autotask.requests.length;
  const editsBefore = edits();
  const isReached = (): boolean =>
    'call' in moment
      ? calls().some(({ method, path }) => moment.call.test(`${method} ${path}`))
      : edits() - editsBefore >= moment.cardEdit;
  return async () => {
    const deadline = Date.now() + patienceMs;
    while (!isReached()) {
      if (Date.now() > deadline) throw new Error(`The bot was never seen ${moment.name}.`);
      await pause(2);
    }
  };
}
