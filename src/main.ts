import type { Server } from 'restify';
import type { Logger } from 'pino';
import { PublisherConfigurationError } from './autotask/publish/publisher-configuration-error';
import { compose, type Product } from './compose';
import { ConfigurationError, readConfig, type Config } from './config';
import { secretsOf } from './config/secrets-of';
import { createLog } from './create-log';
import { maskSecrets, type MaskSecrets } from './logging/mask-secrets';
import { speakThroughLog } from './logging/speak-through-log';
import { readVersion } from './read-version';
import { stopOnSignals } from './stop-on-signals';
import { startTracing, type Tracing } from './trace/start-tracing';

/** The exit code for a configuration that cannot be used. Source: sysexits.h, EX_CONFIG. */
const badConfiguration = 78;

async function main(): Promise<void> {
  const config = configOrExit();
  const masked = maskSecrets(secretsOf(config));
  const log = createLog(config.LOG_LEVEL, { maskSecrets: masked });
  speakThroughLog(log);
  await start(config, log).catch((error: unknown) => cannotStart(error, masked));
}

async function start(config: Config, log: Logger): Promise<void> {
  const nowRunning = stopOnSignals(log);
  const tracing = await traceTo(config.OTEL_EXPORTER_OTLP_ENDPOINT, log);
  const product = await compose(config, log);
  await checkPublisher(product, log);
  await listen(product.server, config);
  product.startWork();
  nowRunning({ product, tracing });
  const { port } = product.server.address();
  log.info({ host: config.HOST, port }, `listening on port ${port}`);
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(badConfiguration);
  }
}

async function traceTo(endpoint: string | undefined, log: Logger): Promise<Tracing | null> {
  if (endpoint === undefined) return null;
  const onTrouble = (reason: string): void => log.warn({ reason }, 'traces could not be handed over');
  return startTracing({ endpoint, version: readVersion(), onTrouble });
}

/** A field that cannot be used is told now; when Autotask does not answer, the first mapping will ask again. */
async function checkPublisher({ publisher }: Product, log: Logger): Promise<void> {
  try {
    log.info({ publisher: await publisher.kind() }, 'mappings will be posted to Autotask');
  } catch (error) {
    if (error instanceof PublisherConfigurationError) {
      process.stderr.write(`${new ConfigurationError([error.message]).message}\n`);
      process.exit(badConfiguration);
    }
    log.warn(
      { err: error },
      'Autotask could not be asked how mappings can be posted; it will be asked again',
    );
  }
}

function listen(server: Server, { HOST, PORT }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => resolve());
  });
}

function cannotStart(error: unknown, masked: MaskSecrets = (text) => text): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The bot could not start: ${masked(message)}\n`);
  process.exit(1);
}

main().catch(cannotStart);
