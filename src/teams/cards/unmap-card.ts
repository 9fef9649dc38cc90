import type { UnmapProposal } from '../../workflow/unmap/unmap-examined';
import { undoneFacts } from './facts';
import { accessible } from './for-all-cards';
import { pairModel, warningsModel } from './pair';
import { questionOf } from './question-of';
import { renderCard, type AdaptiveCard } from './render-card';

/** Draws `cards/unmap.json`: which mapping the look-up found, and the question whether to ask for its removal. */
export function unmapCard({ draft, user, resource, mapping, warnings }: UnmapProposal): AdaptiveCard {
  const title = questionOf({ purpose: 'unmap', user, resource });
  return renderCard('unmap', {
    ...accessible(`${title} ${warnings.length} warnings.`),
    ...pairModel(user, resource),
    kicker: 'Please check before you ask for approval',
    title,
    warnings: warningsModel(warnings),
    facts: undoneFacts(mapping),
    request: draft.id,
    revision: draft.revision,
  });
}
