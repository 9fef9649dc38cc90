import { portalPage } from '../../../workflow/setup/view-step';
import { findingsModel } from '../finding-model';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { stepModel, type FactsOf, type ShownStep } from './step-model';

/** More redirect URIs than this nobody compares by eye. */
const mostUris = 10;

/** Draws `cards/setup-redirect.json`: step 3. */
export function redirectCard(
  shownStep: ShownStep,
  { app, current, maySet }: FactsOf<'redirect'>,
): AdaptiveCard {
  const { typed, view } = shownStep;
  const mayLook = current !== null;
  const page = { title: 'Open Authentication', url: portalPage(app.clientId, 'Authentication') };
  return renderCard('setup-redirect', {
    ...stepModel(shownStep, 'redirect', app.findings, [page]),
    redirectUri: shown(typed.redirectUri ?? view.setup.redirectUri?.url ?? '', 1_000),
    current: (current ?? []).slice(0, mostUris).map((uri) => ({ uri: shown(uri) })),
    findings: findingsModel(app.findings),
    maySet,
    mayLook: mayLook && !maySet,
    mustSay: !mayLook,
    buttonTitle: maySet ? 'Set it on the app' : 'Check the URL',
  });
}
