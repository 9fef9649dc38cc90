import { parseArgs } from 'node:util';
import { composeServices, settingsOf } from './compose-services';
import { ConfigurationError, readConfig, type Config } from './config';
import { secretsOf } from './config/secrets-of';
import { createLog } from './create-log';
import { maskSecrets } from './logging/mask-secrets';
import { speakThroughLog } from './logging/speak-through-log';
import { failed, worst, type Finding } from './mapping/finding';
import { reportOf } from './doctor-report';
import { openStore } from './store/open-store';
import { runChecks, runChecksWithoutStore } from './workflow/doctor/run-checks';

/**
 * `npm run doctor`: looks at everything the bot needs, without changing anything, and prints one line a check. Exit code
 * 0 when nothing failed (warnings are no failures), 1 otherwise. `--json` prints an array of findings.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const findings = await examine(process.env);
  process.stdout.write(values.json ? `${JSON.stringify(findings, null, 2)}\n` : reportOf(findings));
  return worst(findings) === 'failed' ? 1 : 0;
}

/** What is wrong with the configuration, or else what the checks found. */
async function examine(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    return await check(readConfig(environment));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const mend = 'Set it in the environment of the bot; docs/settings.md lists every variable.';
    return error.problems.map((problem) => failed('Configuration', problem, mend));
  }
}

async function check(config: Config): Promise<Finding[]> {
  const clock = (): Date => new Date();
  // Standard output is for the report. Unless somebody asked for more, the log tells only what the report cannot.
  const log = createLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : 'error', {
    destination: process.stderr,
    maskSecrets: maskSecrets(secretsOf(config)),
  });
  speakThroughLog(log);
  const services = composeServices(config, log, clock, () => undefined);
  const deps = { ...services, settings: settingsOf(config), log, clock };
  const opened = await open(config.DATABASE_URL);
  if ('error' in opened) return runChecksWithoutStore(deps, opened.error);
  try {
    return await runChecks({ ...deps, store: opened.store });
  } finally {
    await opened.store.close();
  }
}

/** The database as it is: looking at it must neither create nor migrate it. */
async function open(
  url: string,
): Promise<{ store: Awaited<ReturnType<typeof openStore>> } | { error: unknown }> {
  try {
    return { store: await openStore({ url, migrate: false }) };
  } catch (error) {
    return { error };
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `The doctor could not look: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
