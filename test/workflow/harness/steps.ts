import type { Actor, MappingRequest } from '../../../src/mapping/request';
import { bindApprovals } from '../../../src/workflow/bind-approvals';
import type { Clicked } from '../../../src/workflow/act';
import { decide } from '../../../src/workflow/decide';
import type { Proposal } from '../../../src/workflow/examine';
import { propose } from '../../../src/workflow/propose';
import {
  requestApproval,
  type ApprovalAsked,
  type ApprovalWish,
} from '../../../src/workflow/request-approval';
import { readTicks } from '../../../src/workflow/jobs/read-ticks';
import type { Harness } from '../harness';
import { alex, alexsResourceId, taylor } from './people';

/** Binds the approvals channel. */
export async function bindChannel({ deps }: Harness, name = 'Approvals'): Promise<void> {
  await bindApprovals(deps, { conversation: { id: '19:approvals' }, name, actor: alex });
}

/** `map <who>`, which must come to a proposal. */
export async function proposal(
  { deps }: Harness,
  who = 'jane.doe',
  resourceName: string | null = null,
  requester: Actor = alex,
): Promise<Proposal> {
  const proposed = await propose(deps, { who, resourceName, requester });
  if (proposed.kind !== 'proposal') throw new Error(`map ${who} came to ${JSON.stringify(proposed)}`);
  return proposed;
}

/** A click on `Request approval` below a proposal. */
export function wishFor({ draft }: Pick<Proposal, 'draft'>, given: Partial<ApprovalWish> = {}): ApprovalWish {
  const place = { conversation: { id: `thread of ${draft.id}` }, activityId: `proposal-${draft.id}` };
  return {
    draftId: draft.id,
    revision: draft.revision,
    clicker: draft.requester,
    note: null,
    place,
    ...given,
  };
}

/** The request that must have come of a click. */
export function requested(asked: ApprovalAsked): MappingRequest {
  if (asked.kind !== 'requested') throw new Error(`asking for approval came to ${JSON.stringify(asked)}`);
  return asked.request;
}

/** From nothing to a pending request, with the channel bound. Jobs are left undone. */
export async function pendingRequest(
  harness: Harness,
  who = 'jane.doe',
  requester: Actor = alex,
): Promise<MappingRequest> {
  await bindChannel(harness);
  return requested(
    await requestApproval(harness.deps, wishFor(await proposal(harness, who, null, requester))),
  );
}

/** A click on `Approve` on a card as the request is now. */
export function approve(
  { deps }: Pick<Harness, 'deps'>,
  { id, revision }: Pick<MappingRequest, 'id' | 'revision'>,
  clicker: Actor = taylor,
): Promise<Clicked> {
  return decide(deps, { requestId: id, revision, clicker, verdict: 'approved', comment: null });
}

/** The request that must have come of a click on its card. */
export function done(clicked: Clicked): MappingRequest {
  if (clicked.kind !== 'done') throw new Error(`the click came to ${JSON.stringify(clicked)}`);
  return clicked.request;
}

/** A request approved by Taylor, unless told otherwise, whose jobs are left undone but for the posting of its cards. */
export async function approvedRequest(
  harness: Harness,
  who = 'jane.doe',
  approver: Actor = taylor,
): Promise<MappingRequest> {
  const request = await pendingRequest(harness, who);
  await harness.runJobs();
  return done(await approve(harness, request, approver));
}

/** A request whose ticket is open in Autotask. */
export async function awaitingPaste(
  harness: Harness,
  who = 'jane.doe',
  approver: Actor = taylor,
): Promise<MappingRequest> {
  const { id } = await approvedRequest(harness, who, approver);
  await harness.runJobs();
  return current(harness, id);
}

/** The request as it is stored now. */
export async function current({ store }: Pick<Harness, 'store'>, id: string): Promise<MappingRequest> {
  const request = await store.requests.get(id);
  if (!request) throw new Error(`there is no request ${id}`);
  return request;
}

/** The events of the audit log in order. */
export async function events({ store }: Pick<Harness, 'store'>, requestId?: string): Promise<string[]> {
  return (await store.audit.records(requestId)).map(({ event }) => event);
}

/** A mapping that went all the way: approved, posted as a ticket, ticked in Autotask by Alex. */
export async function appliedRequest(
  harness: Harness,
  who = 'jane.doe',
  approver: Actor = taylor,
): Promise<MappingRequest> {
  const { id, publication } = await awaitingPaste(harness, who, approver);
  if (publication?.kind !== 'ticket') throw new Error('no ticket was opened');
  harness.autotask.tickItem(publication.itemId, alexsResourceId);
  await readTicks(harness.deps);
  return current(harness, id);
}

/** How many look-ups wait to be gone on with. They are removed by being counted. */
export function takeDrafts({ store }: Harness): Promise<number> {
  return store.drafts.removeOlderThan('9999');
}

/** A request that Autotask refused for good, in its own words. */
export async function failedRequest(
  harness: Harness,
  words = 'The title is not allowed.',
): Promise<MappingRequest> {
  harness.autotask.faults.add({ match: /POST .*Tickets$/, status: 500, body: { errors: [words] } });
  const { id } = await approvedRequest(harness);
  await harness.runJobs();
  return current(harness, id);
}
