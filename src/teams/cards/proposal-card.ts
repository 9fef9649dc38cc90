import type { Proposal } from '../../workflow/examine';
import { accessible } from './for-all-cards';
import { evidenceModel, pairModel, warningsModel } from './pair';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** Draws `cards/proposal.json`: whom the look-up found, why, and the question whether to ask for approval. */
export function proposalCard({ draft, user, resource, evidence, warnings }: Proposal): AdaptiveCard {
  const title = `Map ${shown(user.displayName, 60)} to ${shown(resource.userName, 60)} in Autotask?`;
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
