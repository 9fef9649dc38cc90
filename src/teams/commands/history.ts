import { findHistory } from '../../workflow/history/find-history';
import { foundHistoryCard } from '../cards/history/found-history-card';
import { say } from '../turn';
import type { Command } from './command';

/** `history [who]`: who did what and when, from the audit log. */
export const historyCommand: Command = {
  name: 'history',
  usage: 'history [who]',
  summary: 'Show who did what and when, about one person or all. Administrators and approvers only.',
  async run(turn, rest) {
    const who = rest.replaceAll('"', '').trim();
    const search = { reader: turn.actor, who, by: '', from: '', until: '' };
    await say(turn, foundHistoryCard(await findHistory(turn.deps, search)));
  },
};
