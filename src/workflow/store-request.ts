import type { MessagePlace } from '../mapping/records';
import type { MappingRequest } from '../mapping/request';
import { pendingReminders, pendingSubject } from '../mapping/schedule/reminder-times';
import type { Repositories } from './stores';

/**
 * Stores a new request with the work it causes and the reminders of it; call it inside a transaction.
 * @param place where the clicked card stands
 * @param reminderHours after how many hours the approvers are reminded
 * @returns `false` when the person or the resource has an open request already; nothing is stored then
 */
export async function storeRequest(
  { requests, drafts, cards, outbox, reminders, audit }: Repositories,
  request: MappingRequest,
  place: MessagePlace,
  reminderHours: readonly number[],
): Promise<boolean> {
  if (!(await requests.insert(request))) return false;
  const { id: subject, requestedAt } = request;
  await drafts.remove(subject);
  await cards.add({ ...place, subject, role: 'requester', drawnRevision: 0 });
  await outbox.enqueue(
    { kind: 'post-approval', subject, availableAt: requestedAt },
    { kind: 'draw-cards', subject, availableAt: requestedAt },
  );
  await reminders.plan(pendingSubject(subject), pendingReminders(request, reminderHours));
  await audit.append({
    at: requestedAt,
    actor: request.requester,
    event: 'request.pending',
    requestId: subject,
    before: null,
    after: 'pending',
    details: detailsOf(request),
  });
  return true;
}

/** What the audit log keeps of a new request. */
function detailsOf(request: MappingRequest): Readonly<Record<string, unknown>> {
  const { purpose, user, resource, undoes, evidence, warnings, note, approvalsNeeded } = request;
  return {
    purpose,
    objectId: user.id,
    userPrincipalName: user.userPrincipalName,
    resourceId: resource.id,
    userName: resource.userName,
    evidence,
    warnings,
    note,
    approvalsNeeded,
    ...(undoes ? { undoes } : {}),
  };
}
