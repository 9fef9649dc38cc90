import pino, { type Logger } from 'pino';
import { createAutotaskClient } from '../../src/autotask/create-autotask-client';
import { createResources } from '../../src/autotask/create-resources';
import { choosePublisher } from '../../src/autotask/publish/choose-publisher';
import { createTicketPublisher } from '../../src/autotask/publish/ticket-publisher';
import { createDirectory } from '../../src/entra/create-directory';
import { createGraphClient } from '../../src/entra/create-graph-client';
import { newId } from '../../src/new-id';
import {
  startAutotaskSimulator,
  type AutotaskSimulator,
  type SsoField,
} from '../../src/playground/autotask/start-autotask-simulator';
import { exampleDirectory, type Directory } from '../../src/playground/directory/directory';
import { groupIds } from '../../src/playground/directory/example/groups';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Deps } from '../../src/workflow/deps';
import { databases, type DatabaseUnderTest } from '../store/databases';
import { drain } from './harness/drain';
import { FakeClock } from './harness/fake-clock';
import { RecordingMessenger } from './harness/recording-messenger';

export interface HarnessOptions {
  /** Default: SQLite. */
  readonly database?: DatabaseUnderTest;
  /** Gives resources a field for the Unique ID; the field publisher is then used. Default: none, so tickets are. */
  readonly ssoField?: SsoField;
  readonly log?: Logger;
  /** Autotask's credentials, to be told from everything else. */
  readonly credentials?: { readonly secret: string; readonly integrationCode: string };
}

/** The workflow with real parts around it: database, clients over HTTP, simulated services, a recorded Teams. */
export interface Harness {
  readonly deps: Deps;
  readonly store: OpenStore;
  readonly url: string;
  readonly graph: GraphSimulator;
  readonly autotask: AutotaskSimulator;
  /** The company both simulators show. */
  readonly directory: Directory;
  readonly messenger: RecordingMessenger;
  readonly clock: FakeClock;
  /** Does every job that is due, as the worker does. */
  runJobs(): Promise<void>;
  /** How many requests Autotask received whose `METHOD /path` matches. */
  count(match: RegExp): number;
  close(): Promise<void>;
}

/** Starts everything, empty. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const database = await databaseFor(options.database);
  const store = await openStore({ url: database.url });
  const [clock, messenger, directory] = [new FakeClock(), new RecordingMessenger(), exampleDirectory()];
  const { ssoField } = options;
  const graph = await startGraphSimulator({ directory });
  const autotask = await startAutotaskSimulator({
    directory,
    now: clock.now,
    ...(ssoField ? { ssoField } : {}),
  });
  Object.assign(autotask.credentials, options.credentials);
  const log = options.log ?? pino({ level: 'silent' });
  const deps: Deps = {
    ...connect({ graph, autotask, clock, ssoField: ssoField?.name ?? null }),
    store,
    settings: {
      administratorGroupId: groupIds.administrators,
      approverGroupId: groupIds.approvers,
      requestTtlHours: 72,
    },
    log,
    clock: clock.now,
    newId,
  };
  return {
    deps,
    store,
    url: database.url,
    graph,
    autotask,
    directory,
    messenger,
    clock,
    runJobs: () => drain({ ...deps, messenger }),
    count: (match) => autotask.requests.filter(({ method, path }) => match.test(`${method} ${path}`)).length,
    close: async () => {
      await Promise.all([graph.close(), autotask.close(), store.close()]);
      await database.remove();
    },
  };
}

/** A fresh harness for each test of the file. */
export function useHarness(options: HarnessOptions = {}): () => Harness {
  let harness: Harness | undefined;
  beforeEach(async () => {
    harness = await startHarness(options);
  });
  afterEach(async () => {
    await harness?.close();
    harness = undefined;
  });
  return () => {
    if (!harness) throw new Error('The harness is only there during a test.');
    return harness;
  };
}

function connect(parts: {
  graph: GraphSimulator;
  autotask: AutotaskSimulator;
  clock: FakeClock;
  ssoField: string | null;
}): Pick<Deps, 'directory' | 'resources' | 'publisher' | 'tickets'> {
  const { graph, autotask, clock, ssoField } = parts;
  const { credentials, url, zoneUrl } = autotask;
  const client = createAutotaskClient({ ...credentials, baseUrl: url, zoneUrl });
  const tickets = createTicketPublisher(client, { now: clock.now });
  return {
    directory: createDirectory(createGraphClient({ baseUrl: graph.url })),
    resources: createResources(client),
    publisher: choosePublisher(client, { mode: 'auto', ssoField, ticketPublisher: tickets, now: clock.now }),
    tickets,
  };
}

async function databaseFor(wanted: DatabaseUnderTest | undefined) {
  const database = wanted ?? databases.find(({ name }) => name === 'SQLite');
  if (!database) throw new Error('There is no SQLite to test on.');
  return database.create();
}
