import { normaliseText } from './normalise-text';

/** A message read as a command: its name in lower case (empty when nothing was typed) and all that follows it. */
export interface CommandLine {
  readonly name: string;
  readonly rest: string;
}

/**
 * Splits a message into command and rest. A name of two words (`approvals here`) wins over one of one word.
 * @param text the message without the bot's own mention
 * @param names all command names, lower case
 */
export function readCommandLine(text: string, names: readonly string[]): CommandLine {
  const line = normaliseText(text).replace(/^\/+/, '');
  const lower = line.toLowerCase();
  const known = names
    .filter((name) => lower === name || lower.startsWith(`${name} `))
    .sort((a, b) => b.length - a.length)[0];
  // Lower case may be longer than what was typed (`İ`), so the rest is cut from the line as it stands.
  const typed = known ? line.slice(0, known.length) : (line.split(' ')[0] ?? '');
  return { name: known ?? typed.toLowerCase(), rest: line.slice(typed.length).trim() };
}
