import { rowsOf } from '../../../mapping/batch/row-numbers';
import type { BatchView } from '../../../workflow/ports';

/** How many rows the batch has without those that somebody left out. */
export function wantedRows(view: Pick<BatchView, 'batch' | 'counts' | 'leftOut'>): number {
  return rowsOf(view) - view.leftOut.reduce((sum, { rows }) => sum + rows, 0);
}
