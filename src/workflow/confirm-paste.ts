import type { MappingRequest } from '../mapping/request';
import { act, type Click, type Clicked } from './act';
import type { Deps } from './deps';
import { drawingOf } from './drawing-of';
import type { Repositories } from './stores';

/**
 * Notes that an administrator says the Unique ID is pasted (or cleared); the checklist item is ticked in Autotask next. The
 * request is applied only once Autotask shows the tick.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function confirmPaste(deps: Deps, click: Click): Promise<Clicked> {
  return act(deps, click, {
    name: 'confirm-paste',
    from: ['awaiting_paste'],
    forRows: true,
    denial: (_actor, roles) => (roles.administrator ? null : 'not-administrator'),
    apply: (repositories, request, at) => notePaste(repositories, request, click, at),
  });
}

async function notePaste(
  { requests, audit, outbox }: Repositories,
  request: MappingRequest,
  { clicker }: Click,
  at: string,
): Promise<MappingRequest | null> {
  const { state, revision } = request;
  const next = { ...request, pastedBy: clicker, revision: revision + 1, changedAt: at };
  if (!(await requests.replace(next, { state, revision }))) return null;
  const confirm = { kind: 'confirm-paste', subject: request.id, availableAt: at } as const;
  await outbox.enqueue(confirm, drawingOf(next, at));
  await audit.append({
    at,
    actor: clicker,
    event: 'request.paste_confirmed',
    requestId: request.id,
    before: state,
    after: state,
    details: { ticketItem: request.publication?.kind === 'ticket' ? request.publication.itemId : null },
  });
  return next;
}
