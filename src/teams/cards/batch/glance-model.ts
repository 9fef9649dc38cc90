import { progressOf } from '../../../mapping/batch/progress';
import type { BatchView } from '../../../workflow/ports';
import { countOf } from './count-of';
import { rowModel, type RowModel } from './row-model';

/** The first rows as `cards/parts/glance.json` shows them, and how many more there are. */
export interface GlanceModel {
  readonly rows: readonly RowModel[];
  readonly hasRows: boolean;
  /** Empty when all are shown. */
  readonly more: string;
}

/** The first rows that wait for the decision. */
export function glanceModel({ firstRows, counts }: BatchView): GlanceModel {
  const rows = firstRows.filter(({ state }) => state === 'pending').map(rowModel);
  const more = progressOf(counts).total - rows.length;
  return {
    rows,
    hasRows: rows.length > 0,
    more: more > 0 ? `And ${countOf(more, 'more row', 'more rows')}. Press Show all rows to read them.` : '',
  };
}
