import type { AuditEvent } from '../../mapping/audit-chain';
import type { NewJob } from '../../mapping/records';
import type { Repositories, Store } from '../stores';

/**
 * A transaction that changes many requests: whatever it puts into the outbox and the audit log is written after
 * everything else, in that order. Two transactions that touched those between their rows could each wait for the other.
 */
export async function inOrder<T>(
  store: Pick<Store, 'transaction'>,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T> {
  return store.transaction(async (repositories) => {
    const jobs = new Map<string, NewJob>();
    const events: AuditEvent[] = [];
    const result = await work({
      ...repositories,
      outbox: {
        ...repositories.outbox,
        enqueue: (...asked) => keep(() => asked.forEach((job) => jobs.set(keyOf(job), job))),
      },
      audit: { ...repositories.audit, append: (event) => keep(() => events.push(event)) },
    });
    await repositories.outbox.enqueue(...jobs.values());
    await repositories.audit.appendAll(events);
    return result;
  });
}

/** One job of a kind for a subject serves for all that ask for it in one transaction. */
function keyOf({ kind, subject }: NewJob): string {
  return `${kind}/${subject}`;
}

function keep(write: () => void): Promise<void> {
  write();
  return Promise.resolve();
}
