import type { Proposal } from '../../workflow/examine';
import { accessible } from './for-all-cards';
import { evidenceModel, pairModel, warningsModel } from './pair';
import { questionOf } from './question-of';
import { renderCard, type AdaptiveCard } from './render-card';

/** Draws `cards/proposal.json`: whom the look-up found, why, and the question whether to ask for approval. */
export function proposalCard({ draft, user, resource, evidence, warnings }: Proposal): AdaptiveCard {
  const title = questionOf({ purpose: 'map', user, resource });
  return renderCard('proposal', {
    ...accessible(`${title} ${evidence.length} reasons, ${warnings.length} warnings.`),
    ...pairModel(user, resource),
    kicker: 'Please check before you ask for approval',
    title,
    evidence: evidenceModel(evidence),
    warnings: warningsModel(warnings),
    request: draft.id,
    revision: draft.revision,
  });
}
