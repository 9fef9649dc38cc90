import type { JobKind, NewJob } from '../mapping/records';
import type { Actor, MappingRequest } from '../mapping/request';
import { mayMove, type RequestState } from '../mapping/request-state';
import { drawingOf } from './drawing-of';
import type { Repositories } from './stores';

/** What a transition changes beside the state, and what the audit log should keep of it. */
export interface Change {
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of `batch` not the batch itself, nor the place in it: they stay as long as the request does. */
  readonly patch?: Partial<
    Pick<
      MappingRequest,
      | 'batch'
      | 'decision'
      | 'approvals'
      | 'cancelledBy'
      | 'publication'
      | 'pastedBy'
      | 'obstacles'
      | 'failure'
    >
  >;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Work that follows from it, beside drawing the cards anew. Rows of a batch cause none: the batch does it for them. */
  readonly jobs?: readonly JobKind[];
}

/**
 * Moves a request to another state: the only place where a state changes. Inside one transaction it compares and
 * sets, asks for every card to be drawn anew and for what else is to be done, and writes the audit record.
 * @returns the request as it is now, or `null` when somebody else moved it first
 * @throws when the table of transitions does not allow the move, which is a programming error
 */
export async function transition(
  repositories: Pick<Repositories, 'requests' | 'audit' | 'outbox'>,
  request: MappingRequest,
  to: RequestState,
  change: Change,
): Promise<MappingRequest | null> {
  if (!mayMove(request.state, to)) throw new Error(`A request may not go from ${request.state} to ${to}.`);
  const next: MappingRequest = {
    ...request,
    ...change.patch,
    state: to,
    revision: request.revision + 1,
    changedAt: change.at,
  };
  const { state, revision } = request;
  if (!(await repositories.requests.replace(next, { state, revision }))) return null;
  await repositories.outbox.enqueue(...jobsAfter(next, change));
  // Last, because it holds the end of the audit chain until the commit, for which other writers wait.
  await repositories.audit.append({
    at: change.at,
    actor: change.by,
    event: `request.${to}`,
    requestId: request.id,
    before: state,
    after: to,
    details: change.details ?? {},
  });
  return next;
}

function jobsAfter(request: MappingRequest, { at, jobs = [] }: Change): NewJob[] {
  const own = request.batch === null ? jobs : [];
  return [drawingOf(request, at), ...own.map((kind) => ({ kind, subject: request.id, availableAt: at }))];
}
