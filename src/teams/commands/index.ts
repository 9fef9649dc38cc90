import { distance } from 'fastest-levenshtein';
import { helpCard } from '../cards/help-card';
import { oneLine } from '../text/one-line';
import { inSpan } from '../../trace/spans';
import { noteTurn } from '../../trace/turn-notes';
import { say, type Turn } from '../turn';
import { uploadedIn } from '../uploaded-file';
import { approvalsHereCommand } from './approvals-here';
import { cancelCommand } from './cancel';
import type { Command } from './command';
import { mapCommand } from './map';
import { mapAllCommand } from './map-all';
import { mapFileCommand } from './map-file';
import { mapGroupCommand } from './map-group';
import { doctorCommand } from './doctor';
import { driftCommand } from './drift';
import { exportCommand } from './export';
import { historyCommand } from './history';
import { normaliseText } from './normalise-text';
import { pendingCommand } from './pending';
import { readCommandLine } from './read-command-line';
import { setupCommand } from './setup';
import { statusCommand } from './status';
import { unmapCommand } from './unmap';

const helpCommand: Command = {
  name: 'help',
  usage: 'help',
  summary: 'Show this card.',
  run: (turn) => say(turn, helpCard(commands, '')),
};

/** Every command, in the order of the help card. A new one is a file here and a line below. */
export const commands: readonly Command[] = [
  mapCommand,
  mapAllCommand,
  mapGroupCommand,
  mapFileCommand,
  unmapCommand,
  statusCommand,
  pendingCommand,
  cancelCommand,
  approvalsHereCommand,
  setupCommand,
  doctorCommand,
  driftCommand,
  historyCommand,
  exportCommand,
  helpCommand,
];

/** Reads a message and runs the command it names; what is no command is answered with help and the nearest one. */
export async function runCommand(turn: Turn, text: string): Promise<void> {
  const { name, rest } = readCommandLine(
    typedOrMeant(turn, text),
    commands.map((command) => command.name),
  );
  const command = commands.find((candidate) => candidate.name === name);
  noteTurn({ kind: 'command', name: command?.name ?? 'unknown' });
  await inSpan({ name: `command ${command?.name ?? 'unknown'}` }, () =>
    command ? command.run(turn, rest) : say(turn, helpCard(commands, hintFor(name, rest))),
  );
}

/** A file without a word is meant to be planned. */
function typedOrMeant({ context: { activity } }: Turn, text: string): string {
  const isFileAlone = normaliseText(text) === '' && uploadedIn(activity).kind !== 'none';
  return isFileAlone ? mapFileCommand.name : text;
}

/** What to say about a word that is no command; empty when nothing was typed. */
export function hintFor(name: string, rest: string): string {
  if (name === '') return '';
  const [nearest] = [...commands].sort((a, b) => farness(name, a) - farness(name, b));
  if (!nearest || farness(name, nearest) > Math.max(2, name.length / 2)) {
    return `"${oneLine(name)}" is not a command. Nothing was changed.`;
  }
  const suggestion = oneLine(`${nearest.name} ${nearest.usage === nearest.name ? '' : rest}`);
  return `"${oneLine(name)}" is not a command. Did you mean: ${suggestion}`;
}

/** Only one word is known of what was typed, so of `approvals here` the first one counts. */
function farness(name: string, command: Command): number {
  return distance(name, command.name.split(' ')[0] ?? '');
}
