import { jobHandlers } from '../../src/workflow/jobs/handlers';
import { Worker } from '../../src/workflow/jobs/worker';
import type { Store } from '../../src/workflow/stores';
import type { Harness } from '../workflow/harness';
import { during, mortal, type Life } from '../workflow/harness/mortal';

/** How long the jobs of a worker that was killed stay with it, in milliseconds. */
export const leaseMs = 60_000;

/** Lets a worker work until nothing is due or its life is over. */
export async function live(h: Harness, life: Life): Promise<void> {
  const deps = mortal({ ...h.deps, messenger: h.messenger }, life);
  let isIdle: () => void;
  const idle = new Promise<void>((resolve) => (isIdle = resolve));
  const claim: Store['outbox']['claim'] = async (lease) => {
    const job = life.isOver ? null : await deps.store.outbox.claim(lease);
    if (!job) isIdle();
    return job;
  };
  const store = { ...deps.store, outbox: { ...deps.store.outbox, claim } };
  const handlers = jobHandlers(deps);
  const worker = new Worker(
    { ...deps, store },
    { handlers, pollMs: 1, leaseMs, concurrency: 1, longAtOnce: 1 },
  );
  during(life, () => worker.start());
  await Promise.race([idle, life.over]);
  // Whoever was killed tries nothing again.
  await worker.stop();
}
