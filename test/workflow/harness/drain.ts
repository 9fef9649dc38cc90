import { jobHandlers } from '../../../src/workflow/jobs/handlers';
import { Worker } from '../../../src/workflow/jobs/worker';
import type { MessagingDeps } from '../../../src/workflow/jobs/cards';
import type { Outbox } from '../../../src/workflow/stores';

/** Lets the product's worker do every job that is due by the harness's clock, and stops it. */
export async function drain(deps: MessagingDeps): Promise<void> {
  let isDrained: () => void;
  const drained = new Promise<void>((resolve) => (isDrained = resolve));
  const { outbox } = deps.store;
  const watched = {
    ...outbox,
    claim: async (lease: Parameters<Outbox['claim']>[0]) => {
      const job = await outbox.claim(lease);
      if (!job) isDrained();
      return job;
    },
  };
  const worker = new Worker(
    { ...deps, store: { ...deps.store, outbox: watched } },
    { handlers: jobHandlers(deps), pollMs: 5, leaseMs: 60_000, concurrency: 1, longAtOnce: 1 },
  );
  worker.start();
  await drained;
  await worker.stop();
}
