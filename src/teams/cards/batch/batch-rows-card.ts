import { leaverOf } from '../../../mapping/batch/details';
import { storedRows } from '../../../mapping/batch/row-numbers';
import { explainObstacle } from '../../../mapping/obstacle';
import type { MappingRequest } from '../../../mapping/request';
import { stateLabels } from '../../../mapping/request-state';
import type { BatchView } from '../../../workflow/ports';
import { choiceText } from '../choice-text';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { countOf } from './count-of';
import { rowModel, type RowModel } from './row-model';

/** Rows on one page; a card may have 28 KB, and an Object ID is to be read whole. */
export const rowsPerPage = 8;

/** A page of the list of all rows. */
export interface RowsPage {
  readonly view: Pick<BatchView, 'batch' | 'counts'>;
  /** 0, 1, 2, ... */
  readonly page: number;
  readonly rows: readonly MappingRequest[];
  /** Whether the reader may leave rows out of the batch. */
  readonly mayExclude: boolean;
  /** What was just done; empty when nothing was. */
  readonly notice: string;
}

/** Draws `cards/batch-rows.json`: a page of the rows, with whole Object IDs, and what became of each. */
export function batchRowsCard({ view, page, rows, mayExclude, notice }: RowsPage): AdaptiveCard {
  const { batch, counts } = view;
  const stored = storedRows(counts);
  const pages = Math.max(1, Math.ceil(stored / rowsPerPage));
  const title = `All rows, page ${page + 1} of ${pages}`;
  const choices = rows.filter(({ state }) => state === 'pending').map(choiceOf);
  return renderCard('batch-rows', {
    ...accessible(`${notice} ${title}`),
    kicker: `Request ${batch.id} · ${countOf(stored, 'row')}`,
    title,
    notice: shown(notice),
    rows: rows.map(listedRow),
    choices,
    canExclude: mayExclude && batch.state === 'pending' && choices.length > 0,
    hasPrevious: page > 0,
    hasNext: page + 1 < pages,
    page,
    previous: Math.max(0, page - 1),
    next: page + 1,
    request: batch.id,
    revision: batch.revision,
  });
}

interface ListedRow extends RowModel {
  readonly objectId: string;
  /** Empty as long as it waits for the decision. */
  readonly state: string;
  readonly reason: string;
  readonly warning: string;
}

/** In characters, each: eight of them have to fit. */
const longestSentence = 200;

function listedRow(row: MappingRequest): ListedRow {
  const isPending = row.state === 'pending';
  return {
    ...rowModel(row),
    objectId: row.user.id,
    state: isPending ? '' : stateOf(row),
    reason: shown(reasonOf(row), longestSentence),
    warning: isPending ? shown(row.warnings.join(' '), longestSentence) : '',
  };
}

function stateOf(row: MappingRequest): string {
  const [leaver] = leaverOf(row);
  return leaver === undefined ? `${stateLabels[row.state]}.` : `Left out by ${shown(leaver, 80)}.`;
}

function reasonOf({ state, failure, obstacles }: MappingRequest): string {
  if (state === 'failed') return failure ?? '';
  return state === 'void' ? obstacles.map((obstacle) => explainObstacle(obstacle).reason).join(' ') : '';
}

function choiceOf({ batch, user }: MappingRequest): { title: string; value: string } {
  const position = batch?.position ?? 0;
  return { title: `Row ${position}: ${choiceText(user.displayName, 60)}`, value: String(position) };
}
