import type { PendingReminder } from '../../workflow/ports';
import { readersTime } from '../text/times';
import { choiceText } from './choice-text';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** In characters: what a tag's name may have. */
const longestTag = 100;

/** Draws `cards/pending-reminder.json`: something has waited for a decision for a while. */
export function pendingReminderCard(waiting: PendingReminder): AdaptiveCard {
  const { tagId, name } = waiting.approvers;
  const mention = `<at>${choiceText(name, longestTag)}</at>`;
  const card = drawn(waiting, tagId === null ? '' : mention);
  if (tagId === null) return card;
  // Source: Teams, "Tag mention": a mention whose `mentioned` is of type `tag`.
  const entity = { type: 'mention', text: mention, mentioned: { id: tagId, name, type: 'tag' } };
  return { ...card, msteams: { entities: [entity] } };
}

function drawn(waiting: PendingReminder, mention: string): AdaptiveCard {
  const { subject, title, requester, requestedAt, expiresAt, approvers } = waiting;
  const { approvals, approvalsNeeded } = waiting;
  return renderCard('pending-reminder', {
    ...accessible(`Reminder: ${title} still waits for a decision.`),
    style: 'warning',
    kicker: `Reminder · still waits for a decision · ${subject}`,
    title: shown(title),
    sentence: whereSentence(waiting),
    mention,
    facts: [
      { label: 'Asked by', text: shown(requester), when: readersTime(requestedAt) },
      ...(approvalsNeeded > 1
        ? [{ label: 'Approvals', text: `${approvals} of ${approvalsNeeded}`, when: '' }]
        : []),
      ...(mention === '' ? [{ label: 'Approvers', text: shown(approvers.name), when: '' }] : []),
      { label: 'Expires', text: '', when: readersTime(expiresAt) },
    ],
  });
}

function whereSentence({ place, subject }: PendingReminder): string {
  return place === null
    ? `Its card is not in this channel (any more). See how it stands with: status ${subject}`
    : 'Its card with the buttons is further up in this conversation.';
}
