import { renderCard, type AdaptiveCard } from '../render-card';
import { codeField } from './fields';
import { findingsModel } from '../finding-model';
import { isSound, stepModel, type FactsOf, type ShownStep } from './step-model';

/** Draws `cards/setup-copy.json`: step 5. Labels are Autotask's own. */
export function copyCard(
  shownStep: ShownStep,
  { app, discoveryUrl, findings }: FactsOf<'copy'>,
): AdaptiveCard {
  return renderCard('setup-copy', {
    ...stepModel(shownStep, 'copy', findings),
    fields: [
      codeField('Client ID', app.clientId),
      codeField('OpenID Connect Discovery Document', discoveryUrl),
    ],
    findings: findingsModel(findings),
    sound: isSound(findings),
  });
}
