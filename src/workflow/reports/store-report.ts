import type { Report } from '../../mapping/report';
import type { Deps } from '../deps';

/** Stores a report that is to be made, together with the job that makes it: a process killed now loses nothing. */
export async function storeReport({ store }: Pick<Deps, 'store'>, report: Report): Promise<void> {
  await store.transaction(async ({ reports, outbox }) => {
    await reports.insert(report);
    await outbox.enqueue({ kind: 'make-report', subject: report.id, availableAt: report.askedAt });
  });
}
