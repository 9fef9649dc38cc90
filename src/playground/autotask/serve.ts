import { ok, type Answer } from '../directory/server/answer';
import { applyFaults } from '../directory/server/apply-faults';
import type { FaultQueue } from '../directory/server/fault-queue';
import type { RecordedRequest } from '../directory/server/recorded-request';
import { knowsPath, route, type Route } from '../directory/server/route';
import type { Wait } from '../directory/server/start-loopback-server';
import { autotaskErrorAnswer, AutotaskError, autotaskFaultAnswer } from './autotask-error';
import { entityNamed, type AutotaskState } from './autotask-state';
import { checklistItemRoutes } from './checklist-items';
import { checkCredentials, type SimulatedCredentials } from './credentials';
import type { Entity } from './entity';
import { entityRoutes } from './entity-routes';
import { requireRight, type Right } from './rights';
import type { RequestThreshold } from './request-threshold';
import { resourceRoutes } from './resources';
import type { ThreadLimit } from './thread-limit';
import { ticketRoutes } from './tickets';
import { answerZoneLookUp, isZoneLookUp } from './zone-information';

interface AutotaskService {
  state: AutotaskState;
  entities: Entity[];
  faults: FaultQueue;
  threads: ThreadLimit;
  threshold: RequestThreshold;
  credentials: SimulatedCredentials;
  deniedRights: ReadonlySet<Right>;
  /** Milliseconds each call takes. */
  latencyMs: number;
}

type Serve = (request: RecordedRequest, wait: Wait) => Promise<Answer | undefined>;

/** Puts the parts of the service in the order a call meets them: threads, latency, faults, credentials, threshold, route. */
export function createServe(service: AutotaskService): Serve {
  const routes = routesOf(service);
  return (request, wait) => {
    const serveOne = async () => {
      if (service.latencyMs > 0) await wait(service.latencyMs);
      return applyFaults(request, {
        faults: service.faults,
        wait,
        faultAnswer: autotaskFaultAnswer,
        handle: () => inWords(() => handle(service, routes, request, wait)),
      });
    };
    if (isZoneLookUp(request)) return serveOne();
    return inWords(() => service.threads.run(endpointOf(service, request), serveOne));
  };
}

async function handle(
  { threshold, credentials, deniedRights }: AutotaskService,
  routes: Route[],
  request: RecordedRequest,
  wait: Wait,
): Promise<Answer> {
  if (isZoneLookUp(request)) return answerZoneLookUp(request, credentials.username);
  checkCredentials(request, credentials);
  const delayMs = threshold.count();
  if (delayMs > 0) await wait(delayMs);
  requireRight(deniedRights, request);
  return route(routes, request) ?? unknownPath(routes, request);
}

async function inWords<Result>(call: () => Promise<Result>): Promise<Result | Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AutotaskError) return autotaskErrorAnswer(error);
    throw error;
  }
}

function routesOf({ state, entities, threshold, deniedRights }: AutotaskService): Route[] {
  const path = '/ATServicesRest/V1.0/ThresholdInformation';
  return [
    { method: 'GET', path, handle: () => ok(threshold.information()) },
    ...entities.flatMap((entity) => entityRoutes(entity, deniedRights)),
    ...resourceRoutes(state, entityNamed(entities, 'Resources')),
    ...ticketRoutes(state, entityNamed(entities, 'Tickets')),
    ...checklistItemRoutes(state, entityNamed(entities, 'TicketChecklistItems')),
  ];
}

/** The entity in the path, under its own name. */
function endpointOf({ entities }: AutotaskService, { path }: RecordedRequest): string {
  const segment = path.split('/')[3] ?? '';
  return entities.find(({ name }) => name.toLowerCase() === segment.toLowerCase())?.name ?? segment;
}

function unknownPath(routes: Route[], request: RecordedRequest): Answer {
  const { method, path } = request;
  if (!knowsPath(routes, request)) throw new AutotaskError([`No resource was found at ${path}.`], 404);
  throw new AutotaskError([`The requested resource does not support http method '${method}'.`], 405);
}
