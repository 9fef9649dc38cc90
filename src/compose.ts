import type { Server } from 'restify';
import type { Logger } from 'pino';
import type { ChosenPublisher } from './autotask/publish/choose-publisher';
import { background } from './background';
import { botCredentials, composeServices, settingsOf } from './compose-services';
import type { Config } from './config';
import { createMetrics, type Metrics } from './metrics/create-metrics';
import { readStored, type Stored } from './metrics/read-stored';
import { newId } from './new-id';
import { observeJobs } from './observe/observe-jobs';
import { observeCalls } from './observe/observe-calls';
import { observeRounds } from './observe/observe-rounds';
import { observeServices } from './observe/observe-services';
import { observeStore } from './observe/observe-store';
import { observeTurns } from './observe/observe-turns';
import { readVersion } from './read-version';
import { createServer } from './server/create-server';
import { openStore, type OpenStore } from './store/open-store';
import { createBot, type Bot } from './teams/bot';
import type { Deps } from './workflow/deps';
import { fetchByLink, isLinkOpen } from './workflow/export/fetch-by-link';
import type { MessagingDeps } from './workflow/jobs/cards';
import { jobHandlers } from './workflow/jobs/handlers';
import { Worker } from './workflow/jobs/worker';

/** The whole product, built and not yet listening. */
export interface Product {
  readonly server: Server;
  readonly publisher: ChosenPublisher;
  /** Starts working on the outbox and looking for ticks and expired requests. */
  startWork(): void;
  /** From now on `/readyz` answers 503 and no job is begun; resolves when those under way are done. */
  drain(): Promise<void>;
  /** The same, and closes the database. */
  stop(): Promise<void>;
}

/** How many jobs are worked on at once: as many as Autotask lets one integration do on one endpoint, and as many again. */
const lanes = 6;
/** Half of them: people wait a moment for a mapping to be posted and a card to be drawn, however many reports are asked for. */
const longLanes = 3;

/**
 * Builds each part once from the configuration.
 * @param connect makes what reaches out of this process; a benchmark puts services without latency in its place
 * @throws Error when the database cannot be opened
 */
export async function compose(
  config: Config,
  log: Logger,
  clock: () => Date = () => new Date(),
  connect: typeof composeServices = composeServices,
): Promise<Product> {
  const work: { worker?: Worker; isStopping: boolean } = { isStopping: false };
  const { store, metrics } = await openObserved(config, log, clock, () => work.worker?.wake());
  const services = observeServices(
    ({ onCall, onBreaker }) => connect(config, log, clock, onCall, onBreaker),
    metrics,
    log,
  );
  const deps = { ...services, store, settings: settingsOf(config), log, clock, newId };
  const bot = composeBot(config, deps, metrics);
  const messaging = { ...deps, messenger: bot.messenger };
  const worker = composeWorker(config, messaging, metrics);
  work.worker = worker;
  const server = composeServer(config, { deps, bot, metrics, isStopping: () => work.isStopping });
  const asRound = observeRounds(() => store.leads(), metrics);
  const ownWork = background(config, messaging, worker, asRound);
  const drain = (): Promise<void> => {
    work.isStopping = true;
    return ownWork.stop();
  };
  const stop = async (): Promise<void> => {
    await drain();
    await store.close();
  };
  return { server, publisher: services.publisher, startWork: () => ownWork.start(), drain, stop };
}

/** The database, and the numbers that come from it and are told of it. */
async function openObserved(
  config: Config,
  log: Logger,
  clock: () => Date,
  onEnqueued: () => void,
): Promise<{ store: OpenStore; metrics: Metrics }> {
  const opened = await openStore({
    url: config.DATABASE_URL,
    onEnqueued,
    onTrouble: (error) => log.warn({ err: error }, 'a database connection broke'),
    isInstance: true,
    limits: { connections: config.DATABASE_POOL_SIZE },
  });
  const read = (): Promise<Stored> => readStored(opened, clock());
  const metrics = createMetrics({ version: readVersion(), read, clock });
  return { store: observeStore(opened, (events) => metrics.onRecorded(events)), metrics };
}

function composeBot(config: Config, deps: Deps, metrics: Metrics): Bot {
  return createBot({
    credentials: botCredentials(config),
    tenantId: config.TENANT_ID,
    turnsPerMinute: config.TURNS_PER_MINUTE,
    deps,
    log: deps.log,
    connector: { onCall: observeCalls(metrics, deps.log) },
  });
}

function composeWorker(config: Config, deps: MessagingDeps, metrics: Metrics): Worker {
  return new Worker(deps, {
    handlers: observeJobs(jobHandlers(deps), metrics, deps.log),
    pollMs: config.OUTBOX_POLL_MS,
    leaseMs: config.OUTBOX_LEASE_MS,
    concurrency: lanes,
    longAtOnce: longLanes,
  });
}

/** What the server answers with. */
interface Answering {
  readonly deps: Deps & { readonly store: OpenStore };
  readonly bot: Bot;
  readonly metrics: Metrics;
  readonly isStopping: () => boolean;
}

function composeServer(config: Config, { deps, bot, metrics, isStopping }: Answering): Server {
  const { store, log } = deps;
  return createServer({
    process: observeTurns((request, response) => bot.process(request, response), metrics, log),
    readiness: { ping: () => store.ping(), isStopping },
    metrics: () => metrics.text(),
    metricsToken: config.METRICS_TOKEN ?? null,
    https: config.PUBLIC_URL?.startsWith('https:') ?? false,
    downloads: {
      isOpen: (token) => isLinkOpen(deps, token),
      fetch: (token) => fetchByLink(deps, token),
    },
    log,
  });
}
