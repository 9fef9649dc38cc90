import { batchCard } from '../../../src/teams/cards/batch/batch-card';
import { batchRowsCard } from '../../../src/teams/cards/batch/batch-rows-card';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import { withRefresh } from '../../../src/teams/cards/with-refresh';
import { administrator } from '../../mapping/examples';
import { batches, exampleRow, exampleView, listedRows } from './batch-examples';
import { approval, now } from './examples';
import { rewrite, type Rewrite } from './rewrite';
import { viewers } from './viewers';

const owners = { requester: 'the requester', approvals: 'approvals', reader: 'a reader' } as const;

/** Every card of a batch, by a name for tests. @param change what to do to each text from outside */
export function batchCards(change: Rewrite = (text) => text): Record<string, AdaptiveCard> {
  const inEveryState = Object.entries(batches).flatMap(([name, view]) =>
    (['requester', 'approvals', 'reader'] as const).map((owner) => [
      `batch: ${name}, for ${owners[owner]}`,
      batchCard(rewrite(view, change), owner, now),
    ]),
  );
  return {
    ...(Object.fromEntries(inEveryState) as Record<string, AdaptiveCard>),
    'batch rows: for approvals': rowsCard(true, change),
    'batch rows: for a reader': rowsCard(false, change),
  };
}

/** The second page of the rows. */
export function rowsCard(mayExclude: boolean, change: Rewrite = (text) => text): AdaptiveCard {
  const rows = rewrite(listedRows, change);
  return batchRowsCard({ view: exampleView({}), page: 1, rows, mayExclude, notice: '3 rows left out.' });
}

/** The cards that hold most, with as much as the product ever puts into them; every text from outside is `name`. */
export function fullestBatchCards(name: string): Record<string, AdaptiveCard> {
  const fill = (text: string): string => (text === '' ? '' : name.repeat(4));
  const by = { objectId: administrator.objectId, name };
  const approvals = Array.from({ length: 5 }, () => ({ ...approval, by, comment: name.repeat(2) }));
  const leftOut = Array.from({ length: 9 }, () => ({ by: name, rows: 9_999 }));
  const problem = { rows: 9_999, reason: name.repeat(4), wayOut: name.repeat(4) };
  const given = {
    ...rewrite(batches['done, to be pasted'], fill),
    leftOut,
    warned: 9_999,
    problems: Array.from({ length: 9 }, () => problem),
    trouble: name.repeat(4),
  };
  const batch = { ...given.batch, size: 19_998, approvals, approvalsNeeded: 5, note: name.repeat(4) };
  const pending = {
    ...given,
    batch: { ...batch, state: 'pending', decision: null },
    counts: { pending: 9_999 },
  } as const;
  const row = { ...rewrite(listedRows[0] ?? exampleRow(1), fill), warnings: [name.repeat(4)] };
  const rows = Array.from({ length: 8 }, () => row);
  return {
    'batch, done': batchCard({ ...given, batch }, 'approvals', now),
    'batch, running': batchCard({ ...given, batch: { ...batch, state: 'running' } }, 'approvals', now),
    'batch, pending': withRefresh(batchCard(pending, 'approvals', now), batch, viewers),
    'batch rows': batchRowsCard({ view: pending, page: 1, rows, mayExclude: true, notice: name }),
  };
}

const question = ['Approve', 'Reject', 'Show all rows'];
const over = ['Failed rows as CSV', 'Show all rows'];

/** Who sees which buttons on a batch's cards; whoever is not named here sees `Show all rows` only. */
const named: Readonly<Record<string, readonly string[]>> = {
  'pending, for approvals': question,
  'just asked for, for approvals': ['Reject', 'Show all rows'],
  'half approved, for approvals': question,
  'all left out, for approvals': ['Reject', 'Show all rows'],
  'not posted in Teams, for approvals': question,
  ...forRequester(
    ['pending', 'just asked for', 'half approved', 'all left out', 'not posted in Teams'],
    ['Cancel request', 'Show all rows'],
  ),
  'running, for approvals': ['Pause', 'Stop'],
  'running, kept waiting, for approvals': ['Pause', 'Stop'],
  'running once more, for approvals': ['Pause', 'Stop'],
  'running, for the requester': [],
  'running, kept waiting, for the requester': [],
  'running once more, for the requester': [],
  'running, for a reader': [],
  'running, kept waiting, for a reader': [],
  'running once more, for a reader': [],
  'paused, for approvals': ['Resume', 'Stop', 'Show all rows'],
  'paused by the bot, for approvals': ['Resume', 'Stop', 'Show all rows'],
  'done, to be pasted, for approvals': ['Retry the failed ones', ...over],
  'done, some failed, for approvals': ['Retry the failed ones', ...over],
  'done, nothing posted, for approvals': over,
  'stopped, for approvals': ['Retry the failed ones', ...over],
  ...forRequester(['done, to be pasted', 'done, some failed', 'done, nothing posted', 'stopped'], over),
};

/** The buttons of every card of a batch, by the card's name. */
export const batchButtonsAllowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.keys(batchCards()).map((name) => [name, named[name.replace('batch: ', '')] ?? ['Show all rows']]),
  ),
  'batch rows: for approvals': ['Exclude the ticked', 'Previous', 'Next', 'Back'],
  'batch rows: for a reader': ['Previous', 'Next', 'Back'],
};

function forRequester(
  states: readonly string[],
  buttons: readonly string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(states.map((state) => [`${state}, for the requester`, buttons]));
}
