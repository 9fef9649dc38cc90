import type { Batch, BatchState } from '../../mapping/batch/batch';
import { mayMoveBatch } from '../../mapping/batch/batch-state';
import type { JobKind } from '../../mapping/records';
import type { Actor } from '../../mapping/request';
import type { Repositories } from '../stores';
import { drawingAt } from './draw-later';

/** What moving a batch changes beside its state, and what the audit log should keep of it. */
export interface BatchChange {
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly patch?: Partial<Batch>;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Work that follows from it, beside drawing the cards anew. */
  readonly jobs?: readonly JobKind[];
}

/**
 * Moves a batch to another state: the only place where its state changes. Inside one transaction it compares and sets,
 * asks for the cards to be drawn anew and for what else is to be done, and writes the audit record.
 * @returns the batch as it is now, or `null` when somebody else moved it first
 * @throws when the table of moves does not allow it, which is a programming error
 */
export async function moveBatch(
  repositories: Pick<Repositories, 'batches' | 'audit' | 'outbox'>,
  batch: Batch,
  to: BatchState,
  change: BatchChange,
): Promise<Batch | null> {
  if (!mayMoveBatch(batch.state, to)) throw new Error(`A batch may not go from ${batch.state} to ${to}.`);
  return changeBatch(
    repositories,
    batch,
    { ...change, patch: { ...change.patch, state: to } },
    `batch.${to}`,
  );
}

/** The same without another state: a new revision, so that whoever has an older card looks again. */
export async function changeBatch(
  { batches, audit, outbox }: Pick<Repositories, 'batches' | 'audit' | 'outbox'>,
  batch: Batch,
  change: BatchChange,
  event: string,
): Promise<Batch | null> {
  const { by, at, patch, details, jobs } = change;
  const next: Batch = { ...batch, ...patch, revision: batch.revision + 1, changedAt: at };
  const { state, revision } = batch;
  if (!(await batches.replace(next, { state, revision }))) return null;
  const subject = batch.id;
  const asked = (jobs ?? []).map((kind) => ({ kind, subject, availableAt: at }));
  await outbox.enqueue({ kind: 'draw-batch', subject, availableAt: drawingAt(at) }, ...asked);
  await audit.append({
    at,
    actor: by,
    event,
    requestId: batch.id,
    before: state,
    after: next.state,
    details: details ?? {},
  });
  return next;
}
