import { renderCard, type AdaptiveCard } from '../render-card';
import { findingsModel } from '../finding-model';
import { stepModel, type FactsOf, type ShownStep } from './step-model';

/** Draws `cards/setup-before.json`: step 1. */
export function beforeCard(shownStep: ShownStep, { findings }: FactsOf<'before'>): AdaptiveCard {
  return renderCard('setup-before', {
    ...stepModel(shownStep, 'before', findings),
    findings: findingsModel(findings),
  });
}
