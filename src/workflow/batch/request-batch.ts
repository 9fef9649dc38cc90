import type { Batch } from '../../mapping/batch/batch';
import { sameObjectId } from '../../mapping/policy';
import type { MessagePlace } from '../../mapping/records';
import type { Reminder } from '../../mapping/reminder';
import type { Report } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import { pendingReminders, pendingSubject } from '../../mapping/schedule/reminder-times';
import type { Deps } from '../deps';
import { isAdministrator } from '../is-administrator';
import { recordDenial } from '../record';
import type { Repositories } from '../stores';

/** A click on `Request approval for the N exact ones`. */
export interface BatchWish {
  readonly reportId: string;
  readonly revision: number;
  readonly clicker: Actor;
  readonly note: string | null;
  /** Where the clicked card stands, so that it can show what becomes of the batch. */
  readonly place: MessagePlace;
}

/** What came of the click. */
export type BatchAsked =
  | { readonly kind: 'requested'; readonly batch: Batch }
  | { readonly kind: 'already-requested'; readonly batch: Batch }
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-yours'; readonly owner: string }
  | { readonly kind: 'denied' }
  | { readonly kind: 'no-channel' }
  | { readonly kind: 'nothing-to-ask' };

/** A plan older than this is made anew, in milliseconds. */
const oldestPlanMs = 24 * 60 * 60_000;

/** Lists of a plan that approval is asked for. */
export const askedLists = ['exact', 'chosen'] as const;

/**
 * Turns the exact and chosen rows of a plan into one batch. The click is answered at once: the rows are stored and the
 * approval card is posted by the job that is stored together with the batch.
 * @throws UpstreamError when Entra does not tell the roles; nothing is stored then
 */
export async function requestBatch(deps: Deps, wish: BatchWish): Promise<BatchAsked> {
  const report = await deps.store.reports.get(wish.reportId);
  if (report?.result?.kind !== 'plan') return { kind: 'gone' };
  const earlier = report.result.batchId === null ? null : await deps.store.batches.get(report.result.batchId);
  if (earlier) return { kind: 'already-requested', batch: earlier };
  if (report.revision !== wish.revision || isOld(report, deps.clock())) return { kind: 'gone' };
  const denial = await denialOf(deps, report, wish.clicker);
  if (denial) return denial;
  if (!(await deps.store.channels.approvals())) return { kind: 'no-channel' };
  const counts = await deps.store.reports.countsOf(report.id);
  const size = askedLists.reduce((sum, list) => sum + (counts[list] ?? 0), 0);
  if (size === 0) return { kind: 'nothing-to-ask' };
  const batch = batchFrom(deps, wish, size);
  const reminders = pendingReminders(batch, deps.settings.reminderHours);
  const stored = await deps.store.transaction((repositories) =>
    store(repositories, { batch, report, wish, reminders }),
  );
  return stored ? { kind: 'requested', batch } : await requestBatch(deps, wish);
}

function isOld({ askedAt }: Report, now: Date): boolean {
  return Date.parse(askedAt) + oldestPlanMs < now.getTime();
}

async function denialOf(deps: Deps, report: Report, clicker: Actor): Promise<BatchAsked | null> {
  const attempt = { actor: clicker, action: 'batch.request', requestId: report.id };
  if (!sameObjectId(report.askedBy.objectId, clicker.objectId)) {
    await recordDenial(deps, { ...attempt, reason: 'not-requester' });
    return { kind: 'not-yours', owner: report.askedBy.name };
  }
  return (await isAdministrator(deps, attempt)) ? null : { kind: 'denied' };
}

function batchFrom({ clock, newId, settings }: Deps, wish: BatchWish, size: number): Batch {
  const now = clock();
  return {
    id: newId(),
    revision: 1,
    state: 'pending',
    reportId: wish.reportId,
    size,
    requester: wish.clicker,
    note: wish.note,
    requestedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + settings.requestTtlHours * 3_600_000).toISOString(),
    changedAt: now.toISOString(),
    decision: null,
    approvals: [],
    approvalsNeeded: settings.approvalsRequired,
    cancelledBy: null,
    haltedBy: null,
    haltReason: null,
    startedAt: null,
    retriedAt: null,
  };
}

/** What is stored of a click. */
interface Stored {
  readonly batch: Batch;
  readonly report: Report;
  readonly wish: BatchWish;
  readonly reminders: readonly Reminder[];
}

/** The plan is marked first: of two clicks only one can mark it, and so makes a batch. */
async function store(
  { reports, batches, cards, outbox, audit, reminders: planned }: Repositories,
  { batch, report, wish, reminders }: Stored,
): Promise<boolean> {
  if (report.result?.kind !== 'plan') return false;
  const result = { ...report.result, batchId: batch.id };
  if (!(await reports.replace({ ...report, revision: report.revision + 1, result }))) return false;
  await batches.insert(batch);
  await planned.plan(pendingSubject(batch.id), reminders);
  await cards.add({ ...wish.place, subject: batch.id, role: 'requester', drawnRevision: 0 });
  await outbox.enqueue({ kind: 'post-batch', subject: batch.id, availableAt: batch.requestedAt });
  await audit.append({
    at: batch.requestedAt,
    actor: batch.requester,
    event: 'batch.pending',
    requestId: batch.id,
    before: null,
    after: 'pending',
    details: { reportId: report.id, rows: batch.size, note: batch.note },
  });
  return true;
}
