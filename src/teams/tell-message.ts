import { MessageFactory, type Activity, type ChannelAccount, type Mention } from 'botbuilder';
import { explainObstacle } from '../mapping/obstacle';
import type { MappingRequest } from '../mapping/request';
import { escapeMarkdown } from './text/escape-markdown';

/**
 * What to tell the requester in their thread, in Markdown; `null` for a state that needs no message.
 * @param requester whom to mention, which makes Teams notify them in a channel; `null` in a personal chat
 */
export function tellMessage(
  request: MappingRequest,
  requester: ChannelAccount | null,
): Partial<Activity> | null {
  const news = newsOf(request);
  if (!news) return null;
  const removing = request.purpose === 'map' ? '' : 'Removing ';
  const person = `${removing}${escapeMarkdown(request.user.displayName)} → ${escapeMarkdown(request.resource.userName)}`;
  const text = `**${person}**: ${news} (request ${request.id})`;
  return addressedTo(requester, text);
}

/** A text in Markdown for somebody: with a mention, or as it is when there is nobody to mention. */
export function addressedTo(person: ChannelAccount | null, text: string): Partial<Activity> {
  if (!person) return MessageFactory.text(text);
  const mention = mentionOf(person);
  return { ...MessageFactory.text(`${mention.text} ${text}`), entities: [mention] };
}

function newsOf(request: MappingRequest): string | null {
  const decider = escapeMarkdown(request.decision?.by.name ?? '');
  switch (request.state) {
    case 'awaiting_paste':
      return `${decider} approved. Ticket ${ticketOf(request)} is open; now ${request.purpose === 'map' ? 'paste' : 'clear'} the Unique ID, as the card above says.`;
    case 'applied':
      return appliedNews(request);
    case 'rejected':
      return `${decider} rejected: ${escapeMarkdown(request.decision?.comment ?? '')}`;
    case 'expired':
      return 'nobody decided in time, so the request expired.';
    case 'void':
      return `${decider} approved, but it was not posted. ${escapeMarkdown(request.obstacles.map((obstacle) => explainObstacle(obstacle).reason).join(' '))}`;
    case 'failed':
      return `${decider} approved, but it could not be posted: ${escapeMarkdown(request.failure ?? '')}`;
    case 'cancelled':
      return `${escapeMarkdown(request.cancelledBy?.name ?? '')} cancelled the request.`;
    default:
      return null;
  }
}

function appliedNews({ publication, purpose }: MappingRequest): string {
  if (purpose === 'unmap') return 'removed. The person is no longer mapped.';
  return publication?.kind === 'field'
    ? 'applied. Autotask holds the Unique ID.'
    : 'applied. The paste is confirmed in Autotask.';
}

function ticketOf({ publication }: MappingRequest): string {
  return publication?.kind === 'ticket' ? escapeMarkdown(publication.ticketNumber) : '';
}

/** A mention as Teams expects it; the name must not close the tag or become Markdown. */
function mentionOf({ id, name }: ChannelAccount): Mention {
  return { type: 'mention', text: `<at>${escapeMarkdown(name)}</at>`, mentioned: { id, name } };
}
