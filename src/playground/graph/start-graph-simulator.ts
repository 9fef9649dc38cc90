import { exampleDirectory, type Directory } from '../directory/directory';
import type { Answer } from '../directory/server/answer';
import { applyFaults } from '../directory/server/apply-faults';
import { FaultQueue } from '../directory/server/fault-queue';
import type { RecordedRequest } from '../directory/server/recorded-request';
import { knowsPath, route, type Route } from '../directory/server/route';
import { startLoopbackServer, type Wait } from '../directory/server/start-loopback-server';
import type { SimApplication, SimServicePrincipal } from './applications/application';
import { applicationRoutes } from './applications/application-routes';
import { portalOf, type Portal } from './applications/portal';
import { servicePrincipalRoutes } from './applications/service-principal-routes';
import { answerBatch, isBatch } from './batch';
import { checkMemberGroupsRoute } from './check-member-groups';
import { GraphError, graphErrorAnswer, graphFaultAnswer } from './graph-error';
import { groupRoutes } from './groups';
import { organizationRoute } from './organization';
import { signAnswer } from './sign-answer';
import { signInsRoute, type SimSignIn } from './sign-ins';
import { unwrapNextLink } from './unwrap-next-link';
import { userRoutes } from './users';

export interface GraphSimulatorOptions {
  /** Default: any free port. */
  port?: number;
  /** Default: the example directory. Give both simulators the same object to let them show one company. */
  directory?: Directory;
  /** The clock of its time stamps and of the header Date. Default: this machine's. */
  now?: () => Date;
}

/** Microsoft Graph v1.0 on loopback, as far as this product uses it. */
export interface GraphSimulator {
  /** `http://127.0.0.1:port`; clients append `/v1.0`. */
  url: string;
  directory: Directory;
  faults: FaultQueue;
  /** All requests so far in the order of their arrival; a batch is followed by its parts. */
  requests: RecordedRequest[];
  /** Application permissions taken away: calls that need one answer 403. */
  deniedPermissions: Set<string>;
  /** Permissions beyond what the product asks for; with `Application.ReadWrite.All` it may change apps of others too. */
  extraPermissions: Set<string>;
  /** When set, calls without a bearer token answer 401. Default false, as the product calls loopback without one. */
  requireToken: boolean;
  applications: SimApplication[];
  servicePrincipals: SimServicePrincipal[];
  /** The sign-in log, in any order; `signInOf` makes an entry. */
  signIns: SimSignIn[];
  /** Whether the tenant has Entra ID P1, without which nobody reads its sign-in log. Default true. */
  premium: boolean;
  /** How far its clock is ahead of the true time, in milliseconds. Default 0. */
  clock: { offsetMs: number };
  /** What administrators do in the portal. */
  portal: Portal;
  close(): Promise<void>;
}

/** Starts the simulator. Rejects when the port is taken. Facts: Graph reference, user, group and batching pages (v1.0). */
export async function startGraphSimulator(options: GraphSimulatorOptions = {}): Promise<GraphSimulator> {
  const directory = options.directory ?? exampleDirectory();
  const own = {
    directory,
    faults: new FaultQueue(),
    requests: [] as RecordedRequest[],
    deniedPermissions: new Set<string>(),
    extraPermissions: new Set<string>(),
    requireToken: false,
    applications: [] as SimApplication[],
    servicePrincipals: [] as SimServicePrincipal[],
    signIns: [] as SimSignIn[],
    premium: true,
    clock: { offsetMs: 0 },
    now: (): Date => new Date((options.now?.() ?? new Date()).getTime() + own.clock.offsetMs),
  };
  const routes = [
    ...userRoutes(own),
    checkMemberGroupsRoute(own),
    ...groupRoutes(own),
    organizationRoute(own),
    signInsRoute(own),
    ...applicationRoutes(own),
    ...servicePrincipalRoutes(own),
  ];
  const simulator: Omit<GraphSimulator, 'url' | 'close'> = Object.assign(own, { portal: portalOf(own) });
  const server = await startLoopbackServer({
    port: options.port,
    requests: own.requests,
    now: own.now,
    serve: (request, wait) => serve(simulator, routes, unwrapNextLink(request), wait),
  });
  return Object.assign(simulator, server);
}

async function serve(
  simulator: Omit<GraphSimulator, 'url' | 'close'>,
  routes: Route[],
  request: RecordedRequest,
  wait: Wait,
): Promise<Answer | undefined> {
  const servePart = (part: RecordedRequest) => {
    simulator.requests.push(part);
    return serve(simulator, routes, part, wait);
  };
  const answer = await applyFaults(request, {
    faults: simulator.faults,
    wait,
    faultAnswer: graphFaultAnswer,
    handle: () => handle(simulator.requireToken, routes, request, servePart),
  });
  return answer && signAnswer(request, answer);
}

async function handle(
  requireToken: boolean,
  routes: Route[],
  request: RecordedRequest,
  servePart: (part: RecordedRequest) => Promise<Answer | undefined>,
): Promise<Answer> {
  try {
    if (requireToken) checkToken(request);
    if (isBatch(request)) return await answerBatch(request, servePart);
    return route(routes, request) ?? unknownPath(routes, request);
  } catch (error) {
    if (error instanceof GraphError) return graphErrorAnswer(error);
    throw error;
  }
}

function checkToken({ headers }: RecordedRequest): void {
  if (/^Bearer \S+/i.test(headers.authorization ?? '')) return;
  throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
}

function unknownPath(routes: Route[], request: RecordedRequest): Answer {
  if (knowsPath(routes, request)) {
    return graphErrorAnswer(
      new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.'),
    );
  }
  const message = `Resource not found for the segment '${request.path.split('/')[2] ?? ''}'.`;
  return graphErrorAnswer(new GraphError(400, 'BadRequest', message));
}
