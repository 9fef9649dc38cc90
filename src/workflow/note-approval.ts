import type { Actor, Decision, MappingRequest } from '../mapping/request';
import { drawingOf } from './drawing-of';
import type { Repositories } from './stores';

/** An approval that does not settle a request yet, and what the audit log should keep of it. */
export interface Approval {
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** This one among those before it. */
  readonly approvals: readonly Decision[];
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * Counts an approval that is not the last: the request goes on waiting, and its cards show who approved.
 * @returns the request as it is now, or `null` when somebody else changed it first
 */
export async function noteApproval(
  { requests, outbox, audit }: Pick<Repositories, 'requests' | 'outbox' | 'audit'>,
  request: MappingRequest,
  { by, at, approvals, details }: Approval,
): Promise<MappingRequest | null> {
  const { id, state, revision, approvalsNeeded } = request;
  const next = { ...request, approvals, revision: revision + 1, changedAt: at };
  if (!(await requests.replace(next, { state, revision }))) return null;
  await outbox.enqueue(drawingOf(next, at));
  await audit.append({
    at,
    actor: by,
    event: 'request.approval',
    requestId: id,
    before: state,
    after: state,
    details: { ...details, approvals: approvals.length, needed: approvalsNeeded },
  });
  return next;
}
