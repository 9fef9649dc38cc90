import type { AuditEvent } from '../mapping/audit-chain';
import type { OpenStore } from '../store/open-store';
import type { Repositories } from '../store/repositories';
import { inSpan } from '../trace/spans';

/**
 * The same store, with a span around each transaction.
 * @param onRecorded told what was written to the audit log, once it is committed
 */
export function observeStore(
  store: OpenStore,
  onRecorded: (events: readonly AuditEvent[]) => void,
): OpenStore {
  return {
    ...store,
    audit: observeAudit(store.audit, onRecorded),
    transaction: async (work) => {
      const recorded: AuditEvent[] = [];
      const result = await inSpan({ name: 'database transaction', kind: 'client' }, () =>
        store.transaction((repositories) =>
          work({
            ...repositories,
            audit: observeAudit(repositories.audit, (events) => recorded.push(...events)),
          }),
        ),
      );
      onRecorded(recorded);
      return result;
    },
  };
}

function observeAudit(
  audit: Repositories['audit'],
  onRecorded: (events: readonly AuditEvent[]) => void,
): Repositories['audit'] {
  return {
    ...audit,
    append: async (event) => {
      await audit.append(event);
      onRecorded([event]);
    },
    appendAll: async (events) => {
      await audit.appendAll(events);
      onRecorded(events);
    },
  };
}
