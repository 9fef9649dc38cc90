import { exampleDirectory, type Directory } from '../directory/directory';
import { FaultQueue } from '../directory/server/fault-queue';
import type { RecordedRequest } from '../directory/server/recorded-request';
import { startLoopbackServer } from '../directory/server/start-loopback-server';
import { exampleSsoField } from '../directory/simulated-resource';
import {
  entitiesOf,
  type AutotaskState,
  type Patch,
  entityNamed,
  type SimChecklistItem,
  type SimTicket,
} from './autotask-state';
import { setCompleted } from './checklist-items';
import type { Right } from './rights';
import type { FieldInformation } from './field-information';
import { simulatedCredentials, type SimulatedCredentials } from './credentials';
import type { SsoField } from './entities/resource-fields';
import { RequestThreshold } from './request-threshold';
import { createServe } from './serve';
import { ThreadLimit } from './thread-limit';

export type { Patch, SimChecklistItem, SimTicket, SimulatedCredentials, SsoField };

export interface AutotaskSimulatorOptions {
  /** Default: any free port. */
  port?: number;
  /** Default: the example directory. Give both simulators the same object to let them show one company. */
  directory?: Directory;
  /** How long each call takes, in milliseconds. Default 0. */
  latencyMs?: number;
  /** Gives Resources a field for the SSO Unique ID. Default: none, like the published API. */
  ssoField?: SsoField;
  /** How many items a ticket's checklist holds; newer instances take 100. Default 40. */
  checklistItems?: number;
  /** Calls an hour. Default 10,000. */
  requestThreshold?: number;
  /** Wait per call from half of the threshold on, doubled from three quarters on. Default 0; the real one says 500. */
  thresholdDelayMs?: number;
  /** The clock of time stamps and of the threshold's hour. */
  now?: () => Date;
}

/** The Autotask REST API on loopback, as far as this product uses it. */
export interface AutotaskSimulator {
  /** What the zone look-up gives: `http://127.0.0.1:port/ATServicesRest/`. */
  url: string;
  /** The zone look-up itself; append `?user=`. */
  zoneUrl: string;
  directory: Directory;
  tickets: SimTicket[];
  checklistItems: SimChecklistItem[];
  /** Updates that took effect, oldest first. */
  patches: Patch[];
  faults: FaultQueue;
  requests: RecordedRequest[];
  /** Most calls at once per entity (`Tickets` for a ticket's checklist too), refused ones among them. */
  maxInFlight: Map<string, number>;
  /** Most calls at once over all entities together. */
  maxInFlightTotal(): number;
  /** Somebody ticks an item in the console. Throws when the item or the resource is unknown. */
  tickItem(itemId: number, byResourceId: number): void;
  credentials: SimulatedCredentials;
  /** Rights taken away from the API user: calls that need one are refused, and `entityInformation` says so. */
  deniedRights: Set<Right>;
  /** The fields of an entity; tests may change their pick lists. */
  fieldsOf(entity: string): FieldInformation[];
  /** Counts calls of other integrations against the hour's budget. */
  countOthers(calls: number): void;
  /** How far the clock behind its header Date is ahead of the true time, in milliseconds. Default 0. */
  clock: { offsetMs: number };
  close(): Promise<void>;
}

/** Starts the simulator. Rejects when the port is taken. Facts: Autotask developer help, REST pages. */
export async function startAutotaskSimulator(
  options: AutotaskSimulatorOptions = {},
): Promise<AutotaskSimulator> {
  const { port, latencyMs = 0, requestThreshold = 10_000, thresholdDelayMs = 0 } = options;
  const now = options.now ?? (() => new Date());
  const directory = options.directory ?? exampleDirectory();
  if (options.ssoField) fillSsoField(directory, options.ssoField.name);
  const clock = { offsetMs: 0 };
  const deniedRights = new Set<Right>();
  const mostItems = options.checklistItems ?? 40;
  const state: AutotaskState = { directory, tickets: [], checklistItems: [], patches: [], now, mostItems };
  const requests: RecordedRequest[] = [];
  const service = {
    state,
    entities: entitiesOf(state, options.ssoField),
    deniedRights,
    faults: new FaultQueue(),
    threads: new ThreadLimit(),
    threshold: new RequestThreshold(requestThreshold, thresholdDelayMs, now),
    credentials: simulatedCredentials,
    latencyMs,
  };
  const shownTime = (): Date => new Date(now().getTime() + clock.offsetMs);
  const server = await startLoopbackServer({ port, requests, now: shownTime, serve: createServe(service) });
  return {
    ...state,
    requests,
    faults: service.faults,
    credentials: service.credentials,
    url: `${server.url}/ATServicesRest/`,
    zoneUrl: `${server.url}/atservicesrest/v1.0/zoneInformation`,
    deniedRights,
    clock,
    fieldsOf: (name) => entityNamed(service.entities, name).fields,
    countOthers: (calls) => service.threshold.countOthers(calls),
    maxInFlight: service.threads.highest,
    maxInFlightTotal: () => service.threads.highestTotal,
    tickItem: (itemId, byResourceId) => tickItem(state, itemId, byResourceId),
    close: () => server.close(),
  };
}

/** Shows the Object IDs of the example directory under the name this instance gives its SSO field. */
function fillSsoField({ resources }: Directory, name: string): void {
  for (const resource of resources) resource[name] ??= resource[exampleSsoField] ?? null;
}

function tickItem(state: AutotaskState, itemId: number, byResourceId: number): void {
  const item = state.checklistItems.find(({ id }) => id === itemId);
  if (!item) throw new Error(`There is no checklist item ${itemId}.`);
  if (!state.directory.resources.some(({ id }) => id === byResourceId)) {
    throw new Error(`There is no resource ${byResourceId}.`);
  }
  setCompleted(item, true, byResourceId, state.now());
}
