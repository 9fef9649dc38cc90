import type { Denial, Roles } from '../mapping/policy';
import type { Actor, MappingRequest } from '../mapping/request';
import type { RequestState } from '../mapping/request-state';
import type { Deps } from './deps';
import type { Repositories } from './stores';
import { recordDenial } from './record';
import { rolesOf } from './roles';

/** A click on a request's card, or a command that names a request. */
export interface Click {
  readonly requestId: string;
  /** The revision the card was drawn from; `null` for a typed command, which speaks of the request as it is. */
  readonly revision: number | null;
  readonly clicker: Actor;
}

/** What came of it. Every kind but `done` changed nothing. */
export type Clicked =
  | { readonly kind: 'done'; readonly request: MappingRequest }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-late'; readonly request: MappingRequest }
  | { readonly kind: 'stale'; readonly request: MappingRequest }
  | { readonly kind: 'denied'; readonly denial: Denial; readonly request: MappingRequest }
  /** The request is a row of a batch, with which this is done for all rows together. */
  | { readonly kind: 'in-batch'; readonly batchId: string; readonly position: number }
  | { readonly kind: 'comment-missing' };

/** One thing that can be done to a request. */
export interface Action {
  /** The verb the audit log uses, e.g. `approve`. */
  readonly name: string;
  /** The states in which it can be done. */
  readonly from: readonly RequestState[];
  /** Why this person may not do it; `null` when they may. */
  readonly denial: (actor: Actor, roles: Roles, request: MappingRequest) => Denial | null;
  /** Whether it can be done to one row of a batch. */
  readonly forRows?: boolean;
  /** Whether a card of this revision still asks the same question; default: only the newest one does. */
  readonly isCurrent?: (revision: number, request: MappingRequest) => boolean;
  /** Whether the action must say why and does not. */
  readonly lacksComment?: boolean;
  /** Does it, inside a transaction; `null` when somebody else was first. `at`: now, ISO 8601, UTC. */
  readonly apply: (
    repositories: Repositories,
    request: MappingRequest,
    at: string,
  ) => Promise<MappingRequest | null>;
}

/**
 * Does something to a request for somebody: reads the request and the person's roles afresh, refuses what is not
 * allowed, stale or too late (and records the attempt), and applies the rest in one transaction in which only one of
 * several simultaneous clicks can win.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function act(deps: Deps, click: Click, action: Action): Promise<Clicked> {
  return actOn(deps, await deps.store.requests.get(click.requestId), click, action);
}

/**
 * The same for somebody who has just read the request. When it was changed since, it is read again.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function actOn(
  deps: Deps,
  request: MappingRequest | null,
  click: Click,
  action: Action,
): Promise<Clicked> {
  if (!request) return { kind: 'unknown' };
  const refused = await refusal(deps, click, action, request);
  if (refused) return refused;
  const at = deps.clock().toISOString();
  const next = await deps.store.transaction((repositories) => action.apply(repositories, request, at));
  return next ? { kind: 'done', request: next } : await act(deps, click, action);
}

async function refusal(
  deps: Deps,
  click: Click,
  action: Action,
  request: MappingRequest,
): Promise<Clicked | null> {
  const denial = action.denial(click.clicker, await rolesOf(deps, click.clicker.objectId), request);
  if (denial) {
    await recordAttempt(deps, click, action, denial);
    return { kind: 'denied', denial, request };
  }
  if (request.batch && !action.forRows) {
    const { id, position } = request.batch;
    await recordAttempt(deps, click, action, `row ${position} of batch ${id}`);
    return { kind: 'in-batch', batchId: id, position };
  }
  if (!action.from.includes(request.state)) {
    await recordAttempt(deps, click, action, `the request is ${request.state}`);
    return { kind: 'too-late', request };
  }
  if (isStale(click, action, request)) {
    await recordAttempt(
      deps,
      click,
      action,
      `card of revision ${click.revision}, request at ${request.revision}`,
    );
    return { kind: 'stale', request };
  }
  return action.lacksComment ? { kind: 'comment-missing' } : null;
}

function isStale({ revision }: Click, { isCurrent = isNewest }: Action, request: MappingRequest): boolean {
  return revision !== null && !isCurrent(revision, request);
}

function isNewest(revision: number, request: MappingRequest): boolean {
  return revision === request.revision;
}

async function recordAttempt(deps: Deps, click: Click, action: Action, reason: string): Promise<void> {
  await recordDenial(deps, { actor: click.clicker, action: action.name, requestId: click.requestId, reason });
}
