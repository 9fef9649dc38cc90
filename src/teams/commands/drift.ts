import type { Command } from './command';
import { startReport } from './start-report';

/** `drift`: what is no longer as it was when people were mapped. */
export const driftCommand: Command = {
  name: 'drift',
  usage: 'drift',
  summary: 'Show what has changed since people were mapped. Administrators and approvers only.',
  run: (turn) => startReport(turn, { kind: 'drift' }),
};
