import type { Deps } from '../../../workflow/deps';
import { storedRows } from '../../../mapping/batch/row-numbers';
import type { Roles } from '../../../mapping/policy';
import { excludeRows } from '../../../workflow/batch/exclude-rows';
import { rowsOfBatch, viewBatch } from '../../../workflow/batch/view-batch';
import { rolesOf } from '../../../workflow/roles';
import { batchRefusal } from '../../cards/batch/answer-batch-clicked';
import { batchRowsCard, rowsPerPage } from '../../cards/batch/batch-rows-card';
import { countOf } from '../../cards/batch/count-of';
import type { CardAction, ClickData, Reply } from '../card-action';
import { mayReadBatch, notForReading } from '../may-read';
import { replyWhenDone } from '../reply-when-done';

/** `Show all rows`, `Previous` and `Next`. */
export const rowsAction: CardAction = {
  verb: 'batch-rows',
  async run({ deps, actor }, data) {
    const batch = await deps.store.batches.get(data.request);
    if (!batch) return { message: batchRefusal({ kind: 'unknown' }) };
    const roles = await rolesOf(deps, actor.objectId);
    return (await mayReadBatch(deps, actor, roles, batch))
      ? showRows(deps, data, roles, '')
      : { message: notForReading };
  },
};

/** `Exclude the ticked`, which stays on its page. */
export const excludeAction: CardAction = {
  verb: 'batch-exclude',
  async run({ deps, actor }, data) {
    const positions = positionsIn(data.ticked);
    if (positions.length === 0) {
      return {
        message: 'Tick the rows to leave out first, then press Exclude the ticked. Nothing was changed.',
      };
    }
    const click = { batchId: data.request, revision: data.revision, clicker: actor, positions };
    // Before anything is done: once it is, trouble with Entra must not read as if nothing had been changed.
    const roles = await rolesOf(deps, actor.objectId);
    const clicked = await excludeRows(deps, click);
    if (clicked.kind !== 'done') return { message: batchRefusal(clicked) };
    const notice = `${countOf(clicked.excluded.length, 'row')} left out. Whoever approves now approves the rest.`;
    return replyWhenDone(deps, () => showRows(deps, data, roles, notice));
  },
};

/** A page that is not there is the nearest that is. */
async function showRows(
  deps: Deps,
  { request: batchId, page: wanted }: ClickData,
  { approver }: Roles,
  notice: string,
): Promise<Reply> {
  const view = await viewBatch(deps, batchId);
  if (!view) return { message: batchRefusal({ kind: 'unknown' }) };
  const lastPage = Math.max(0, Math.ceil(storedRows(view.counts) / rowsPerPage) - 1);
  const page = Math.min(wanted, lastPage);
  const rows = await rowsOfBatch(deps, batchId, { offset: page * rowsPerPage, limit: rowsPerPage });
  return { card: batchRowsCard({ view, page, rows, mayExclude: approver, notice }) };
}

/** The rows' numbers in what an `Input.ChoiceSet` for several choices gives: `3,7`. */
function positionsIn(ticked: string): number[] {
  return [...new Set(ticked.split(',').filter((part) => /^[1-9]\d{0,5}$/.test(part)))].map(Number);
}
