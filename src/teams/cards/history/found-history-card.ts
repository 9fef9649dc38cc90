import type { HistoryFound } from '../../../workflow/history/find-history';
import { noticeCard } from '../notice-card';
import type { AdaptiveCard } from '../render-card';
import { historyCard } from './history-card';
import { historySentence } from './history-sentence';

/** The card that answers a search of the history, whatever it came to. */
export function foundHistoryCard(found: HistoryFound): AdaptiveCard {
  if (found.kind === 'shown') return historyCard(found.history);
  const title = found.kind === 'denied' ? 'You cannot do this' : 'No history shown';
  return noticeCard({ tone: 'info', title, lines: [historySentence(found)] });
}
