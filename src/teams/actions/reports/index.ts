import type { CardAction } from '../card-action';
import { planBackAction, planListAction } from './list';
import { planRequestAction } from './request';
import { planTakeAction } from './take';

/** Every button of a plan. */
export const reportActions: readonly CardAction[] = [
  planListAction,
  planBackAction,
  planTakeAction,
  planRequestAction,
];
