import { batchActions } from './batch';
import type { CardAction } from './card-action';
import { cancelAction, confirmPasteAction, retryAction } from './change-request';
import { chooseAction } from './choose';
import { approveAction, rejectAction } from './decide';
import { driftActions } from './drift';
import { findAction } from './find';
import { getLinkAction } from './export/get-link';
import { historyActions } from './history';
import { refreshAction } from './refresh';
import { reportActions } from './reports';
import { requestApprovalAction } from './request-approval';
import { setupActions } from './setup';

/** Every button's verb. A new one is a file here and a line below. */
export const actions: readonly CardAction[] = [
  findAction,
  chooseAction,
  requestApprovalAction,
  approveAction,
  rejectAction,
  cancelAction,
  retryAction,
  confirmPasteAction,
  refreshAction,
  ...setupActions,
  ...reportActions,
  ...batchActions,
  ...historyActions,
  getLinkAction,
  ...driftActions,
];
