import type { Deps } from '../deps';

/** Whether every row of the batch is where it will stay unless somebody does something: posted, failed or ended. */
export async function isSettled({ store }: Pick<Deps, 'store'>, batchId: string): Promise<boolean> {
  const { pending = 0, approved = 0, publishing = 0 } = await store.requests.countsOfBatch(batchId);
  return pending + approved + publishing === 0;
}
