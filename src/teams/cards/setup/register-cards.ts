import type { Link } from '../../../mapping/finding';
import { productTag } from '../../../mapping/registration';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { codeField, field } from './fields';
import { findingsModel } from '../finding-model';
import { stepModel, type FactsOf, type ShownStep } from './step-model';

/** Source: address of the Microsoft Entra admin center as its own pages show it; it is not documented. */
const newRegistration: Link = {
  title: 'Open App registrations',
  url: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade',
};
const audience = 'Accounts in this organizational directory only';

/** Draws the card of step 2: the choice between both ways, or the way that was chosen. */
export function registerCard(shownStep: ShownStep, facts: FactsOf<'register'>): AdaptiveCard {
  if (facts.mayCreate && facts.way === null) return renderCard('setup-way', stepModel(shownStep, 'register'));
  return facts.mayCreate && facts.way === 'automatic'
    ? automaticCard(shownStep, facts)
    : byHandCard(shownStep, facts);
}

/** Draws `cards/setup-by-hand.json`. */
function byHandCard(shownStep: ShownStep, { mayCreate, tenantId }: FactsOf<'register'>): AdaptiveCard {
  const { typed, view } = shownStep;
  const { app } = view.setup;
  return renderCard('setup-by-hand', {
    ...stepModel(shownStep, 'register', [], [newRegistration]),
    mayCreate,
    fields: [
      field('Name', 'Autotask', 'People read it when they sign in'),
      field('Supported account types', audience),
      field(
        'Redirect URI',
        'Platform Web',
        "The value is Autotask's Callback/Redirect URL; it may follow in step 3",
      ),
    ],
    clientId: shown(typed.clientId ?? app?.clientId ?? '', 1_000),
    tenantId: shown(typed.tenantId ?? app?.tenantId ?? tenantId, 1_000),
  });
}

/** Draws `cards/setup-automatic.json`: exactly what will be created. */
function automaticCard(
  shownStep: ShownStep,
  { plan, existing, findings, tenantId }: FactsOf<'register'>,
): AdaptiveCard {
  const isThere = existing.length > 0;
  return renderCard('setup-automatic', {
    ...stepModel(shownStep, 'register', findings),
    existing: existing
      .slice(0, 5)
      .map(({ displayName, clientId }) => ({ name: shown(displayName), clientId })),
    fields: isThere
      ? []
      : [
          field('App registration', plan.displayName, 'Its name, which people read when they sign in'),
          field('Supported account types', audience, `signInAudience: ${plan.audience}`),
          // The second tag must not be known before the app is made, or somebody could give it to an app of theirs.
          field(
            'Tags',
            `${productTag}, and one that only the bot knows until then`,
            'So that it is found again and never made twice',
          ),
          field('Enterprise application', plan.displayName, 'Without one, nobody can sign in'),
          codeField('In the tenant', tenantId),
        ],
    findings: findingsModel(findings),
    buttonTitle: isThere ? 'Use this app' : 'Create the app',
  });
}
