import type { Server } from 'restify';
import type { Logger } from 'pino';
import type { ChosenPublisher } from './autotask/publish/choose-publisher';
import { botCredentials, composeServices, settingsOf } from './compose-services';
import type { Config } from './config';
import { createMetrics } from './metrics';
import { newId } from './new-id';
import { createServer } from './server/create-server';
import { openStore, type OpenStore } from './store/open-store';
import { createBot } from './teams/bot';
import type { Deps } from './workflow/deps';
import type { MessagingDeps } from './workflow/jobs/cards';
import { expireBatches } from './workflow/batch/expire-batches';
import { driftNightly } from './workflow/drift/drift-nightly';
import { expireDue } from './workflow/expire';
import { fetchByLink, isLinkOpen } from './workflow/export/fetch-by-link';
import { jobHandlers } from './workflow/jobs/handlers';
import { periodic } from './workflow/jobs/periodic';
import { readTicks } from './workflow/jobs/read-ticks';
import { Worker } from './workflow/jobs/worker';
import { reminding } from './workflow/remind/reminding';
import { remindDue } from './workflow/setup/remind-secret';

/** The whole product, built and not yet listening. */
export interface Product {
  readonly server: Server;
  readonly publisher: ChosenPublisher;
  /** Starts working on the outbox and looking for ticks and expired requests. */
  startWork(): void;
  /** Finishes the jobs under way and closes the database. */
  stop(): Promise<void>;
}

/** How many jobs are worked on at once: as many as Autotask lets one integration do on one endpoint, two for long batches, and one for Teams. */
const lanes = 6;
const sweepMs = 30_000;

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
  const work: { worker?: Worker } = {};
  const store = await openStore({
    url: config.DATABASE_URL,
    onEnqueued: () => work.worker?.wake(),
    onTrouble: (error) => log.warn({ err: error }, 'a database connection broke'),
  });
  const metrics = createMetrics(() => store.outbox.backlog(), clock);
  const services = connect(config, log, clock, (call) => metrics.onCall(call));
  const { publisher } = services;
  const deps: Deps = { ...services, store, settings: settingsOf(config), log, clock, newId };
  const bot = createBot({ credentials: botCredentials(config), tenantId: config.TENANT_ID, deps, log });
  const worker = new Worker(deps, {
    handlers: jobHandlers({ ...deps, messenger: bot.messenger }),
    pollMs: config.OUTBOX_POLL_MS,
    leaseMs: config.OUTBOX_LEASE_MS,
    concurrency: lanes,
  });
  work.worker = worker;
  const server = createServer({
    process: (request, response) => bot.process(request, response),
    readiness: store,
    metrics: () => metrics.text(),
    metricsToken: config.METRICS_TOKEN ?? null,
    https: config.PUBLIC_URL?.startsWith('https:') ?? false,
    downloads: {
      isOpen: (token) => isLinkOpen(deps, token),
      fetch: (token) => fetchByLink(deps, token),
    },
    log,
  });
  return { server, publisher, ...background(config, { ...deps, messenger: bot.messenger }, worker, store) };
}

function background(
  config: Config,
  deps: MessagingDeps,
  worker: Worker,
  store: OpenStore,
): Pick<Product, 'startWork' | 'stop'> {
  const repeated: { stop(): Promise<void> }[] = [];
  return {
    startWork() {
      worker.start();
      repeated.push(
        periodic('read ticks', config.TICKET_POLL_SECONDS * 1_000, () => readTicks(deps), deps.log),
        periodic('expire', sweepMs, () => sweep(deps), deps.log),
        periodic('remind of the secret', sweepMs, () => remindDue(deps), deps.log),
        periodic('remind of what waits', sweepMs, reminding(deps), deps.log),
        periodic('drift', sweepMs, () => driftNightly(deps), deps.log),
      );
    },
    async stop() {
      await Promise.all([worker.stop(), ...repeated.map((task) => task.stop())]);
      await store.close();
    },
  };
}

const dayMs = 24 * 3_600_000;
const reportDays = 30;

/** A look-up nobody went on with is forgotten after a day, a report after a month, a file nobody fetched when its link ended. */
async function sweep(deps: Deps): Promise<void> {
  await expireDue(deps);
  await expireBatches(deps);
  const { store, clock } = deps;
  const before = (days: number): string => new Date(clock().getTime() - days * dayMs).toISOString();
  await store.drafts.removeOlderThan(before(1));
  await store.reports.removeOlderThan(before(reportDays));
  await store.downloads.removeExpired(clock().toISOString());
}
