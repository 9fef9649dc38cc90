import type { Server } from 'restify';
import type { Logger } from 'pino';
import { PublisherConfigurationError } from './autotask/publish/publisher-configuration-error';
import { compose, type Product } from './compose';
import { ConfigurationError, readConfig, type Config } from './config';
import { secretsOf } from './config/secrets-of';
import { createLog } from './create-log';
import { maskSecrets, type MaskSecrets } from './logging/mask-secrets';
import { speakThroughLog } from './logging/speak-through-log';

/** The exit code for a configuration that cannot be used. Source: sysexits.h, EX_CONFIG. */
const badConfiguration = 78;
/** Those who stop the process kill it after ten seconds; leaving a moment earlier loses nothing. */
const drainMs = 9_000;

async function main(): Promise<void> {
  const config = configOrExit();
  const masked = maskSecrets(secretsOf(config));
  const log = createLog(config.LOG_LEVEL, { maskSecrets: masked });
  speakThroughLog(log);
  await start(config, log).catch((error: unknown) => cannotStart(error, masked));
}

async function start(config: Config, log: Logger): Promise<void> {
  const product = await compose(config, log);
  await checkPublisher(product, log);
  await listen(product.server, config);
  product.startWork();
  const { port } = product.server.address();
  log.info({ host: config.HOST, port }, `listening on port ${port}`);
  stopOnSignals(product, log);
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

function stopOnSignals(product: Product, log: Logger): void {
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.warn('some work was still under way; its lease runs out and the next process takes it up');
      process.exit(0);
    }, drainMs).unref();
    void drain(product).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Takes no new requests, answers those under way, finishes running jobs. */
async function drain(product: Product): Promise<void> {
  await new Promise<void>((resolve) => {
    product.server.close(() => {
      resolve();
    });
  });
  await product.stop();
}

function cannotStart(error: unknown, masked: MaskSecrets = (text) => text): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The bot could not start: ${masked(message)}\n`);
  process.exit(1);
}

main().catch(cannotStart);
