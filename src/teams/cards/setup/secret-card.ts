import { readersTime } from '../../text/times';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { stepModel, type FactsOf, type ShownStep } from './step-model';

const steps = [
  'In Entra: App registrations > your app > Certificates & secrets > New client secret.',
  'Give it a description and choose when it expires. Then Add.',
  'Copy the Value (not the Secret ID). Entra shows it only now.',
  'Paste it into Client Secret on the tab General of the Single Sign-On page in Autotask.',
];
/** More secrets than this an app should not have. */
const mostSecrets = 5;

/** Draws `cards/setup-secret.json`: step 4. It asks for the date and for nothing else. */
export function secretCard(shownStep: ShownStep, { secrets, link }: FactsOf<'secret'>): AdaptiveCard {
  const { typed, view } = shownStep;
  return renderCard('setup-secret', {
    ...stepModel(shownStep, 'secret', [], [link], 1),
    steps: steps.map((text, index) => ({ number: index + 1, text })),
    secrets: (secrets ?? []).slice(0, mostSecrets).map(({ name, hint, expiresAt }) => ({
      name: shown(`${name ?? 'Without a description'}${hint === null ? '' : ` (${hint}…)`}`, 120),
      when: `Expires ${readersTime(expiresAt)}`,
    })),
    expires: shown(typed.expires ?? view.setup.secret?.expiresAt.slice(0, 10) ?? '', 20),
  });
}
