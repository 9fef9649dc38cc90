import type { Obstacle } from '../../mapping/obstacle';
import type { Publication } from '../../mapping/publication';
import type { Job } from '../../mapping/records';
import { botActor, type MappingRequest } from '../../mapping/request';
import type { StopSign } from '../../mapping/stop-sign';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import { transition } from '../transition';
import { applyMapping } from './apply-mapping';
import { endRequest } from './end-request';
import { obstaclesNow } from './obstacles-now';

/**
 * Posts an approved mapping, or its removal, to Autotask: looks for what an earlier attempt left, reads both sides again, posts, and
 * stores what was done. Safe to be killed anywhere and run again.
 * @param stop says when nothing more is to be written
 * @throws UpstreamError for trouble that passes by itself, StoppedError when it was to stop; the job is then tried again
 */
export async function publish(deps: Deps, job: Job, stop?: StopSign): Promise<void> {
  const request = await requestOnItsWay(deps, job.subject);
  if (!request) return;
  try {
    await post(deps, request, stop);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.isTransient) throw error;
    await failed(deps, request.id, error);
  }
}

async function requestOnItsWay({ store }: Deps, id: string): Promise<MappingRequest | null> {
  const request = await store.requests.get(id);
  return request?.state === 'approved' || request?.state === 'publishing' ? request : null;
}

async function post(deps: Deps, request: MappingRequest, stop?: StopSign): Promise<void> {
  const earlier = wasTried(request) ? await deps.publisher.find(request) : null;
  const obstacles = earlier ? [] : await obstaclesNow(deps, request);
  if (obstacles.length > 0) {
    await endRequest(deps, request, 'void', {
      obstacles: [...obstacles, ...(await leftBehind(deps, request))],
    });
    return;
  }
  const publishing = request.state === 'approved' ? await toPublishing(deps, request) : request;
  if (!publishing) return;
  if (earlier === null && (await isGone(deps, request))) return applyMapping(deps, publishing, null);
  await store(deps, publishing, earlier ?? (await deps.publisher.publish(publishing, stop)));
}

/** A ticket without its checklist item, which somebody has to close by hand. */
async function leftBehind({ publisher }: Deps, request: MappingRequest): Promise<Obstacle[]> {
  const ticketNumber = wasTried(request) ? await publisher.unfinishedTicket(request) : null;
  return ticketNumber === null ? [] : [{ code: 'ticket-open', ticketNumber }];
}

/** Whether an earlier attempt may have left something in Autotask: begun already, or approved anew by a retry. */
function wasTried({ state, changedAt, decision }: MappingRequest): boolean {
  return state === 'publishing' || changedAt !== decision?.at;
}

/** A removal from a resource that Autotask no longer has is done without posting anything. */
async function isGone({ resources }: Deps, { purpose, resource }: MappingRequest): Promise<boolean> {
  return purpose === 'unmap' && (await resources.get(resource.id)) === null;
}

async function toPublishing(deps: Deps, request: MappingRequest): Promise<MappingRequest | null> {
  const at = deps.clock().toISOString();
  return deps.store.transaction((repositories) =>
    transition(repositories, request, 'publishing', { by: botActor, at }),
  );
}

async function store(deps: Deps, request: MappingRequest, publication: Publication): Promise<void> {
  if (publication.kind === 'field') {
    await applyMapping(deps, request, publication);
    return;
  }
  const at = deps.clock().toISOString();
  await deps.store.transaction((repositories) =>
    transition(repositories, request, 'awaiting_paste', {
      by: botActor,
      at,
      patch: { publication },
      details: { publication },
      jobs: ['tell-requester'],
    }),
  );
}

async function failed(deps: Deps, requestId: string, error: UpstreamError): Promise<void> {
  // Read again: another instance may have finished it meanwhile, and then it did not fail.
  const request = await requestOnItsWay(deps, requestId);
  if (!request) return;
  const publishing = request.state === 'approved' ? await toPublishing(deps, request) : request;
  if (publishing) await endRequest(deps, publishing, 'failed', { failure: error.explanation });
}
