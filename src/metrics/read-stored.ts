import type { Figures } from '../mapping/figures';
import type { OpenStore } from '../store/open-store';

/** What the database says about the state of affairs. */
export interface Stored extends Figures {
  /** How many records the audit log has. */
  readonly auditRecords: number;
  /** When the client secret of Autotask's sign-in expires (ISO 8601), as noted in the set-up; `null` when it is not. */
  readonly secretExpiresAt: string | null;
  /** The newest look for drift that is over; `null` when there was none. */
  readonly drift: { readonly askedAt: string; readonly failed: boolean } | null;
}

/** Reads what operators want to know. @throws Error when the database does not answer */
export async function readStored(store: OpenStore, now: Date): Promise<Stored> {
  const [look] = await store.reports.finished('drift', { before: now.toISOString(), limit: 1 });
  return {
    ...(await store.figures.read(now.toISOString())),
    auditRecords: (await store.audit.head()).seq,
    secretExpiresAt: (await store.setups.completed())?.secret?.expiresAt ?? null,
    drift: look ? { askedAt: look.askedAt, failed: look.state === 'failed' } : null,
  };
}
