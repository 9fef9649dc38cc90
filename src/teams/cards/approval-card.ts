import type { MappingRequest } from '../../mapping/request';
import { age } from '../text/times';
import { factsModel } from './facts';
import { accessible } from './for-all-cards';
import { evidenceModel, pairModel, warningsModel } from './pair';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** Draws `cards/approval.json`: the question to a team lead. */
export function approvalCard(request: MappingRequest, now: Date): AdaptiveCard {
  const { user, resource, requester } = request;
  const title = `Map ${shown(user.displayName, 60)} to ${shown(resource.userName, 60)} in Autotask?`;
  return renderCard('approval', {
    ...accessible(`${shown(requester.name)} asks: ${title} Approve or reject.`),
    ...pairModel(user, resource),
    kicker: `Approval needed · request ${request.id} · asked ${age(request.requestedAt, now)}`,
    title,
    evidence: evidenceModel(request.evidence),
    warnings: warningsModel(request.warnings),
    facts: factsModel(request),
    request: request.id,
    revision: request.revision,
  });
}
