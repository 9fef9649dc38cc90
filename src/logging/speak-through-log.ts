import { format } from 'node:util';
import type { Logger } from 'pino';

/** How the functions of the console are called in the log. */
const levels = { error: 'warn', warn: 'warn', log: 'debug', info: 'debug', debug: 'debug' } as const;

/**
 * Has everything this process says go through the log, which masks secrets: what libraries write to the console (the Bot
 * Framework's adapter tells there why it refuses a token), and errors that nobody caught. Those end the process with
 * exit code 1, as Node would: nobody knows what was left half done, and the outbox goes on with it after the restart.
 */
export function speakThroughLog(log: Logger): void {
  Object.assign(
    console,
    Object.fromEntries(
      Object.entries(levels).map(([name, level]) => [
        name,
        (...said: unknown[]) => log[level]({ source: 'console' }, format(...said)),
      ]),
    ),
  );
  const end = (error: unknown): void => {
    log.fatal({ err: error }, 'an error that nobody expected ends the process');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
