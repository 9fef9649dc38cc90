import type { CloudAdapter } from 'botbuilder';
import type { Logger } from 'pino';
import type { CardPlace } from '../mapping/records';
import type { MappingRequest } from '../mapping/request';
import type { Messenger } from '../workflow/ports';
import { batchMessages } from './batch-messages';
import { approvalCard } from './cards/approval-card';
import type { AdaptiveCard } from './cards/render-card';
import { reportCard } from './cards/reports/report-card';
import { requestCard } from './cards/request-card';
import { secretReminderCard } from './cards/secret-reminder-card';
import { withRefresh } from './cards/with-refresh';
import { driftMessages } from './drift-messages';
import { createSpeaker } from './speaker';
import { isGone } from './is-gone';
import { remindMessage } from './remind-message';
import { tellMessage } from './tell-message';
import { storedViewers, viewersOf } from './viewers';

/** What the messenger is built from. */
export interface MessengerParts {
  readonly adapter: CloudAdapter;
  /** The bot's own app id; empty without authentication. */
  readonly botAppId: string;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** Speaks in Teams without being asked: posts, edits, tells. */
export function createMessenger({ adapter, botAppId, clock, log }: MessengerParts): Messenger {
  const { within, post, edit } = createSpeaker({ adapter, botAppId });

  /** A conversation or message that was deleted cannot be edited any more, and nobody misses it. */
  const unlessGone = async (place: CardPlace, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isGone(error)) throw error;
      log.warn({ subject: place.subject, role: place.role }, 'the message of a card is gone');
    }
  };

  return {
    ...driftMessages({ post, edit, unlessGone }),
    ...batchMessages({ within, post, edit, unlessGone, clock }),
    async postApproval(channel, request) {
      const { conversation } = channel;
      const viewers = await within(conversation, (context) => viewersOf(context, conversation));
      return post(channel, drawn('approval', request, null, viewers, clock()), viewers);
    },
    postPending: remindMessage({ within, post }),
    drawReport: (place, report) =>
      unlessGone({ ...place, subject: report.id, role: 'requester', drawnRevision: 0 }, () =>
        edit(place, reportCard(report)),
      ),
    async postReminder(channel, reminder) {
      await post(channel, secretReminderCard(reminder), []);
    },
    redraw: (place, request, trouble) =>
      unlessGone(place, () =>
        edit(place, drawn(place.role, request, trouble, storedViewers(place.conversation), clock())),
      ),
    tellRequester: (place, request) =>
      unlessGone(place, () =>
        within(place.conversation, async (context) => {
          const { conversation, from } = context.activity;
          const message = tellMessage(request, conversation.conversationType === 'personal' ? null : from);
          if (message) await context.sendActivity(message);
        }),
      ),
  };
}

/** The card for this place as the request is now. */
function drawn(
  role: CardPlace['role'],
  request: MappingRequest,
  trouble: string | null,
  viewers: readonly string[],
  now: Date,
): AdaptiveCard {
  if (role === 'requester') return requestCard(request, 'requester', trouble);
  if (request.state !== 'pending') return requestCard(request, 'approvals', trouble);
  return withRefresh(approvalCard(request, now), request, viewers);
}
