import type { PendingReminder } from '../../workflow/ports';
import { readersTime } from '../text/times';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/**
 * Draws `cards/pending-reminder.json`: something has waited for a decision for a while.
 * @param isBelowCard whether it is to stand in the thread of the card with the buttons
 */
export function pendingReminderCard(waiting: PendingReminder, isBelowCard: boolean): AdaptiveCard {
  const { subject, title, requester, requestedAt, expiresAt, approvals, approvalsNeeded } = waiting;
  const quorum = { label: 'Approvals', text: `${approvals} of ${approvalsNeeded}`, when: '' };
  return renderCard('pending-reminder', {
    ...accessible(`Reminder: ${title} still waits for a decision.`),
    style: 'warning',
    kicker: `Reminder · still waits for a decision · ${subject}`,
    title: shown(title),
    sentence: isBelowCard
      ? 'Its card with the buttons is further up in this conversation.'
      : `Its card is not in this channel (any more). See how it stands with: status ${subject}`,
    facts: [
      { label: 'Asked by', text: shown(requester), when: readersTime(requestedAt) },
      ...(approvalsNeeded > 1 ? [quorum] : []),
      { label: 'Approvers', text: shown(waiting.approvers.name), when: '' },
      { label: 'Expires', text: '', when: readersTime(expiresAt) },
    ],
  });
}
