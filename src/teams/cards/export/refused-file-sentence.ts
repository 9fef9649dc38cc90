import { shown } from '../shown';
import type { FileRefused } from './refused-file-card';

/** Why somebody does not get a file, and what to do, in a sentence or two. */
export function refusedFileSentence(refused: FileRefused): string {
  switch (refused.kind) {
    case 'gone':
      return 'This offer is older than a day, or was never made. Ask for the file again; the audit log with: export';
    case 'not-yours':
      return `${shown(refused.owner)} asked for this file, so only they get it. An administrator can ask for one of their own with: export`;
    case 'denied':
      return 'You no longer have the role in Entra ID that this file takes, so you did not get it.';
    case 'not-taken':
      return 'OneDrive did not take it. Try again in a minute with the same command. If it stays like this, ask in a channel: there you get a link.';
  }
}
