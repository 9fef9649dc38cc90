import { findHistory } from '../../../workflow/history/find-history';
import { showHistory } from '../../../workflow/history/show-history';
import { readFilterText } from '../../cards/history/filter-text';
import { historyCard } from '../../cards/history/history-card';
import { historySentence } from '../../cards/history/history-sentence';
import { normaliseText } from '../../commands/normalise-text';
import type { CardAction } from '../card-action';

/** The buttons of the history. Each reader pages for themselves: the message stays as it is for everybody else. */
export const historyActions: readonly CardAction[] = [
  {
    verb: 'history-page',
    async run({ deps, actor }, { filter, page }) {
      const shown = await showHistory(deps, { reader: actor, filter: readFilterText(filter), page });
      return shown.kind === 'shown'
        ? { card: historyCard(shown.history) }
        : { message: historySentence(shown) };
    },
  },
  {
    verb: 'history-search',
    async run({ deps, actor }, { who, by, from, until }) {
      const search = { reader: actor, who: normaliseText(who), by: normaliseText(by), from, until };
      const found = await findHistory(deps, search);
      return found.kind === 'shown'
        ? { card: historyCard(found.history) }
        : { message: historySentence(found) };
    },
  },
];
