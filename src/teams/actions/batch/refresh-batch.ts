import { batchRefusal } from '../../cards/batch/answer-batch-clicked';
import type { Turn } from '../../turn';
import type { Reply } from '../card-action';
import { showBatch } from './batch-action';
import { ownerInChannel } from './owner-for';

/** What Teams asks for when the approval card of a batch comes into somebody's view. */
export async function refreshBatch({ deps, actor }: Turn, batchId: string): Promise<Reply> {
  const batch = await deps.store.batches.get(batchId);
  if (!batch) return { message: batchRefusal({ kind: 'unknown' }) };
  return showBatch(deps, batch.id, await ownerInChannel(deps, actor, batch));
}
