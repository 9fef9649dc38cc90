import { worst } from '../../../mapping/finding';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { findingsModel } from '../finding-model';
import { stepModel, type FactsOf, type ShownStep } from './step-model';

/** Draws `cards/setup-copy.json`: step 5. Labels are Autotask's own. */
export function copyCard(
  shownStep: ShownStep,
  { app, discoveryUrl, findings }: FactsOf<'copy'>,
): AdaptiveCard {
  return renderCard('setup-copy', {
    ...stepModel(shownStep, 'copy', findings),
    clientId: app.clientId,
    discoveryUrl: shown(discoveryUrl),
    findings: findingsModel(findings),
    sound: worst(findings) !== 'failed',
  });
}
