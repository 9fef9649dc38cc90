import type { Actor } from '../../mapping/request';
import type { Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import type { Repositories } from '../stores';

/** What a change of the set-up is, for the audit log. */
export interface SetupChange {
  /** E.g. `setup.app-registered`. */
  readonly event: string;
  readonly by: Actor;
  readonly details?: Readonly<Record<string, unknown>>;
  /** What else belongs into the same transaction. */
  readonly also?: (repositories: Repositories) => Promise<void>;
}

/**
 * Stores the next state of a set-up with its audit record, all or nothing.
 * @param patch what changes; revision and time are counted here
 * @returns the set-up as it is now; `null` when somebody else changed it first
 */
export async function saveSetup(
  deps: Pick<Deps, 'store' | 'clock'>,
  setup: Setup,
  patch: Partial<Setup>,
  change: SetupChange,
): Promise<Setup | null> {
  const at = deps.clock().toISOString();
  const next: Setup = { ...setup, ...patch, revision: setup.revision + 1, touchedAt: at };
  return deps.store.transaction(async (repositories) => {
    if (!(await repositories.setups.replace(next))) return null;
    await change.also?.(repositories);
    await repositories.audit.append({
      at,
      actor: change.by,
      event: change.event,
      requestId: null,
      before: setup.step,
      after: next.step,
      details: { setup: setup.id, ...change.details },
    });
    return next;
  });
}
