import {
  cancelBatch,
  pauseBatch,
  resumeBatch,
  retryFailedRows,
  stopBatch,
} from '../../../workflow/batch/change-batch-state';
import { decideBatch } from '../../../workflow/batch/decide-batch';
import type { CardAction } from '../card-action';
import { backAction } from './back';
import { batchAction } from './batch-action';
import { csvAction } from './csv';
import { excludeAction, rowsAction } from './rows';

/** Every button of a batch. */
export const batchActions: readonly CardAction[] = [
  batchAction('batch-approve', 'approvals', (deps, click, { comment }) =>
    decideBatch(deps, { ...click, verdict: 'approved', comment: comment || null }),
  ),
  batchAction('batch-reject', 'approvals', (deps, click, { comment }) =>
    decideBatch(deps, { ...click, verdict: 'rejected', comment: comment || null }),
  ),
  batchAction('batch-pause', 'approvals', pauseBatch),
  batchAction('batch-resume', 'approvals', resumeBatch),
  batchAction('batch-stop', 'approvals', stopBatch),
  batchAction('batch-retry', 'approvals', retryFailedRows),
  batchAction('batch-cancel', 'requester', cancelBatch),
  rowsAction,
  excludeAction,
  backAction,
  csvAction,
];
