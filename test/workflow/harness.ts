import pino, { type Logger } from 'pino';
import { createAutotaskClient } from '../../src/autotask/create-autotask-client';
import { createResources } from '../../src/autotask/create-resources';
import { choosePublisher } from '../../src/autotask/publish/choose-publisher';
import { createTicketPublisher } from '../../src/autotask/publish/ticket-publisher';
import { createAutotaskProbes } from '../../src/autotask/create-autotask-probes';
import { createDirectory } from '../../src/entra/create-directory';
import { createGraphClient } from '../../src/entra/create-graph-client';
import { createDiscovery } from '../../src/entra/create-discovery';
import { createEntraProbes } from '../../src/entra/create-entra-probes';
import { createRegistrations } from '../../src/entra/create-registrations';
import { newId } from '../../src/new-id';
import {
  startAutotaskSimulator,
  type AutotaskSimulator,
  type SsoField,
} from '../../src/playground/autotask/start-autotask-simulator';
import { exampleDirectory, type Directory } from '../../src/playground/directory/directory';
import { groupIds } from '../../src/playground/directory/example/groups';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';
import { startLoginSimulator, type LoginSimulator } from '../../src/playground/login/start-login-simulator';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Deps, Settings } from '../../src/workflow/deps';
import { databases, type DatabaseUnderTest } from '../store/databases';
import { defaultSettings } from './harness/default-settings';
import { drain } from './harness/drain';
import { FakeClock } from './harness/fake-clock';
import { RecordingMessenger } from './harness/recording-messenger';

export interface HarnessOptions {
  /** Default: SQLite. */
  readonly database?: DatabaseUnderTest;
  /** Gives resources a field for the Unique ID; the field publisher is then used. Default: none, so tickets are. */
  readonly ssoField?: SsoField;
  readonly log?: Logger;
  /** Services that run in another process, called in place of the harness's own. */
  readonly elsewhere?: Places;
  /** Autotask's credentials, to be told from everything else. */
  readonly credentials?: { readonly secret: string; readonly integrationCode: string };
  /** What the configuration says differently. */
  readonly settings?: Partial<Settings>;
}

/** The workflow with real parts around it: database, clients over HTTP, simulated services, a recorded Teams. */
export interface Harness {
  readonly deps: Deps;
  readonly store: OpenStore;
  readonly url: string;
  readonly graph: GraphSimulator;
  readonly autotask: AutotaskSimulator;
  readonly login: LoginSimulator;
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
  const graph = await startGraphSimulator({ directory, now: clock.now });
  const login = await startLoginSimulator({ tenantId: directory.tenantId });
  const autotask = await startAutotaskSimulator({
    directory,
    now: clock.now,
    ...(ssoField ? { ssoField } : {}),
  });
  Object.assign(autotask.credentials, options.credentials);
  const log = options.log ?? pino({ level: 'silent' });
  const deps: Deps = {
    ...connect({ graph, autotask, ...options.elsewhere, login, clock, ssoField: ssoField?.name ?? null }),
    store,
    settings: {
      ...defaultSettings,
      administratorGroupId: groupIds.administrators,
      approverGroupId: groupIds.approvers,
      tenantId: directory.tenantId,
      publicUrl: 'http://127.0.0.1:3978',
      ...options.settings,
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
    login,
    directory,
    messenger,
    clock,
    runJobs: () => drain({ ...deps, messenger }),
    count: (match) => autotask.requests.filter(({ method, path }) => match.test(`${method} ${path}`)).length,
    close: async () => {
      await Promise.all([graph.close(), autotask.close(), login.close(), store.close()]);
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

/** Where Graph and Autotask are. */
export interface Places {
  readonly graph: Pick<GraphSimulator, 'url'>;
  readonly autotask: Pick<AutotaskSimulator, 'url' | 'zoneUrl' | 'credentials'>;
}

function connect(parts: {
  graph: Places['graph'];
  autotask: Places['autotask'];
  login: LoginSimulator;
  clock: FakeClock;
  ssoField: string | null;
}): Pick<
  Deps,
  'directory' | 'registrations' | 'discovery' | 'resources' | 'publisher' | 'tickets' | 'probes'
> {
  const { graph, autotask, login, clock, ssoField } = parts;
  const { credentials, url, zoneUrl } = autotask;
  const client = createAutotaskClient({ ...credentials, baseUrl: url, zoneUrl });
  const graphClient = createGraphClient({ baseUrl: graph.url });
  const tickets = createTicketPublisher(client, { now: clock.now });
  return {
    directory: createDirectory(graphClient),
    registrations: createRegistrations(graphClient),
    discovery: createDiscovery({ authorityHost: login.url }),
    resources: createResources(client),
    publisher: choosePublisher(client, { mode: 'auto', ssoField, ticketPublisher: tickets, now: clock.now }),
    tickets,
    probes: {
      configured: { graphTenantId: null, publisher: 'auto', ssoField },
      entra: createEntraProbes(graphClient, { baseUrl: graph.url }),
      autotask: createAutotaskProbes(client, { looksUpZone: false, ticketChoices: {} }),
      // Teams itself is tried by the tests of the built process, which have a connector.
      teams: { signIn: () => Promise.resolve(false), reach: () => Promise.resolve() },
    },
  };
}

async function databaseFor(wanted: DatabaseUnderTest | undefined) {
  const database = wanted ?? databases.find(({ name }) => name === 'SQLite');
  if (!database) throw new Error('There is no SQLite to test on.');
  return database.create();
}
