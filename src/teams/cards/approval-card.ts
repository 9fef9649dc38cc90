import type { MappingRequest } from '../../mapping/request';
import { age } from '../text/times';
import { quorumText } from './approvals-of';
import { factsModel } from './facts';
import { accessible } from './for-all-cards';
import { evidenceModel, pairModel, warningsModel } from './pair';
import { questionOf } from './question-of';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** Draws `cards/approval.json`: the question to a team lead. */
export function approvalCard(request: MappingRequest, now: Date): AdaptiveCard {
  const { user, resource, requester } = request;
  const title = questionOf(request);
  const quorum = quorumText(request);
  return renderCard('approval', {
    ...accessible(`${shown(requester.name)} asks: ${title} Approve or reject.`),
    ...pairModel(user, resource),
    kicker: `${quorum === '' ? 'Approval needed' : `Approvals: ${quorum}`} · request ${request.id} · asked ${age(request.requestedAt, now)}`,
    title,
    evidence: evidenceModel(request.evidence),
    warnings: warningsModel(request.warnings),
    facts: factsModel(request),
    request: request.id,
    revision: request.revision,
  });
}
