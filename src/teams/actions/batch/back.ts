import { rolesOf } from '../../../workflow/roles';
import { batchRefusal } from '../../cards/batch/answer-batch-clicked';
import type { CardAction } from '../card-action';
import { mayReadBatch, notForReading } from '../may-read';
import { showBatch } from './batch-action';
import { ownerFor } from './owner-for';

/** `Back`, from the list of rows to the batch. */
export const backAction: CardAction = {
  verb: 'batch-back',
  async run({ deps, actor }, { request }) {
    const batch = await deps.store.batches.get(request);
    if (!batch) return { message: batchRefusal({ kind: 'unknown' }) };
    const roles = await rolesOf(deps, actor.objectId);
    if (!(await mayReadBatch(deps, actor, roles, batch))) return { message: notForReading };
    return showBatch(deps, batch.id, await ownerFor(deps, actor, batch));
  },
};
