import type { BatchView } from '../../../workflow/ports';
import type { CardOwner } from '../request-card';

/** Which buttons `cards/batch.json` shows. */
export interface BatchButtons {
  readonly canPause: boolean;
  readonly canResume: boolean;
  readonly canStop: boolean;
  readonly canRetry: boolean;
  readonly canFetch: boolean;
  readonly canCancel: boolean;
  readonly canList: boolean;
}

/** The buttons that do something for whoever the card is drawn for, in this state of the batch. */
export function batchButtons({ batch: { state }, counts }: BatchView, owner: CardOwner): BatchButtons {
  const forApprovers = owner === 'approvals';
  const isOver = state === 'done' || state === 'stopped';
  const { failed = 0, void: voided = 0 } = counts;
  return {
    canPause: forApprovers && state === 'running',
    canResume: forApprovers && state === 'paused',
    canStop: forApprovers && (state === 'running' || state === 'paused'),
    canRetry: forApprovers && isOver && failed > 0,
    canFetch: owner !== 'reader' && isOver && failed + voided > 0,
    canCancel: owner === 'requester' && state === 'pending',
    // While it runs the card is drawn every other second, which would close the list again.
    canList: state !== 'running',
  };
}
