import type { BotProcess } from '../../../src/playground/bot-process/start-bot';

/** A line of the bot's log. */
export type LogLine = Readonly<Record<string, unknown>>;

/** Every line the bot logged so far; what is no JSON would be a defect, and throws. */
export function linesOf({ log }: BotProcess): LogLine[] {
  return log.map((line) => JSON.parse(line) as LogLine);
}
