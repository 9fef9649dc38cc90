import type { SecretReminder } from '../../workflow/ports';
import { readersTime } from '../text/times';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

const steps = [
  'In Entra: App registrations > the app > Certificates & secrets > New client secret. Copy its Value.',
  'Paste it into Client Secret on the Single Sign-On page in Autotask, press Test, save.',
  'Here, an administrator types setup and presses Renew the client secret. Delete the old one in Entra.',
];

/** Draws `cards/secret-reminder.json`: the client secret of single sign-on expires. */
export function secretReminderCard({
  clientId,
  displayName,
  expiresAt,
  daysLeft,
  newerUntil,
}: SecretReminder): AdaptiveCard {
  const when = daysLeft === 1 ? 'in 1 day' : `in ${daysLeft} days`;
  const title = daysLeft === 0 ? 'The client secret has expired' : `The client secret expires ${when}`;
  return renderCard('secret-reminder', {
    ...accessible(title),
    style: daysLeft <= 7 ? 'attention' : 'warning',
    kicker: 'Single sign-on to Autotask',
    title,
    sentence:
      daysLeft === 0
        ? 'Nobody can sign in to Autotask with Entra until it is renewed.'
        : 'After that nobody can sign in to Autotask with Entra.',
    facts: [
      { label: 'App', text: shown(displayName ?? 'As given in the set-up'), when: '' },
      { label: 'Client ID', text: clientId, when: '' },
      { label: 'Expires', text: '', when: readersTime(expiresAt) },
      ...(newerUntil === null
        ? []
        : [
            {
              label: 'Newer one',
              text: 'Entra shows one. If its Value is in Autotask already, only step 3 is left.',
              when: `Expires ${readersTime(newerUntil)}`,
            },
          ]),
    ],
    steps: steps.map((text, index) => ({ number: index + 1, text })),
  });
}
