import type { CardPlace } from '../mapping/records';
import type { BatchView, Messenger } from '../workflow/ports';
import { batchCard } from './cards/batch/batch-card';
import type { AdaptiveCard } from './cards/render-card';
import { withRefresh } from './cards/with-refresh';
import type { Speaker } from './speaker';
import { tellBatchMessage } from './tell-batch-message';
import { storedViewers, viewersOf } from './viewers';

/** What the messenger speaks with, and how it bears that a message is gone. */
export interface BatchMessagesParts extends Speaker {
  readonly unlessGone: (place: CardPlace, work: () => Promise<void>) => Promise<void>;
  readonly clock: () => Date;
}

/** Speaks about batches: posts, edits, tells. */
export function batchMessages({
  within,
  post,
  edit,
  unlessGone,
  clock,
}: BatchMessagesParts): Pick<Messenger, 'postBatch' | 'redrawBatch' | 'tellBatchRequester'> {
  return {
    async postBatch(channel, view) {
      const { conversation } = channel;
      const viewers = await within(conversation, (context) => viewersOf(context, conversation));
      return post(channel, approversCard(view, viewers, clock()), viewers);
    },
    redrawBatch: (place, view) =>
      unlessGone(place, () =>
        edit(
          place,
          place.role === 'requester'
            ? batchCard(view, 'requester', clock())
            : approversCard(view, storedViewers(place.conversation), clock()),
        ),
      ),
    tellBatchRequester: (place, view) =>
      unlessGone(place, () =>
        within(place.conversation, async (context) => {
          const { conversation, from } = context.activity;
          const requester = conversation.conversationType === 'personal' ? null : from;
          const message = tellBatchMessage(view, requester);
          if (message) await context.sendActivity(message);
        }),
      ),
  };
}

/** Until the decision those who may not decide are shown no buttons; later it changes too often to be asked for by each. */
function approversCard(view: BatchView, viewers: readonly string[], now: Date): AdaptiveCard {
  const card = batchCard(view, 'approvals', now);
  return view.batch.state === 'pending' ? withRefresh(card, view.batch, viewers) : card;
}
