import type { RowMissed } from '../../../workflow/drift/finding-at';

/** Why a click on the digest did nothing, for the clicker. */
export const missedSentences: Readonly<Record<RowMissed['kind'], string>> = {
  gone: 'This digest no longer knows that row. Nothing was changed. Type drift to look again.',
  stale: 'This card shows an older state of the digest. Nothing was changed. Type drift to look again.',
};
