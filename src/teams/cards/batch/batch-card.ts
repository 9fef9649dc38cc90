import type { BatchView } from '../../../workflow/ports';
import type { AdaptiveCard } from '../render-card';
import type { CardOwner } from '../request-card';
import { batchApprovalCard } from './batch-approval-card';
import { batchStateCard } from './batch-state-card';

/**
 * The card of a batch as it is now: the question to an approver, or where it stands.
 * @param owner whose card it is, which decides the buttons
 */
export function batchCard(view: BatchView, owner: CardOwner, now: Date): AdaptiveCard {
  return owner === 'approvals' && view.batch.state === 'pending'
    ? batchApprovalCard(view, now)
    : batchStateCard(view, owner, now);
}
