import { worst } from '../../../mapping/finding';
import type { Done, Setup } from '../../../mapping/setup/setup';
import { readersTime } from '../../text/times';
import type { Fact } from '../facts';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { codeField, field, type Field } from './fields';
import { buttonData } from './step-model';

/** Draws `cards/setup-done.json`: what was set up, by whom and when. */
export function doneCard(setup: Setup): AdaptiveCard {
  return renderCard('setup-done', {
    ...accessible('Single sign-on is set up.'),
    fields: setupFields(setup),
    facts: setupFacts(setup),
    ...buttonData(setup),
  });
}

/** The values that were set up so far. */
export function setupFields({ app, redirectUri, secret, copied }: Setup): Field[] {
  return [
    ...(app
      ? [codeField('Client ID', app.clientId, app.displayName === null ? '' : 'The app was read back')]
      : []),
    ...(redirectUri
      ? [codeField('Redirect URI', redirectUri.url, redirectUri.readBack ? 'Seen on the app' : 'As you said')]
      : []),
    ...(secret
      ? [
          field(
            'Client secret expires',
            secret.expiresAt.slice(0, 10),
            secret.source === 'entra' ? 'As Entra says' : 'As you said',
          ),
        ]
      : []),
    ...(copied
      ? [
          codeField(
            'OpenID Connect Discovery Document',
            copied.discoveryUrl,
            verdicts[worst(copied.findings)],
          ),
        ]
      : []),
  ];
}

const verdicts = {
  ok: 'Fetched, and every check was right',
  warning: 'The bot could not fetch it',
  failed: 'Something was wrong with it',
} as const;

/** Who did which step, and when. */
export function setupFacts(setup: Setup): Fact[] {
  const { app, redirectUri, secret, copied, mode, pilot } = setup;
  const done: readonly (readonly [string, Done | null])[] = [
    ['App', app],
    ['Redirect URI', redirectUri],
    ['Secret', secret],
    ['Copied', copied],
    ['Mode', mode],
    ['First mapping', pilot],
  ];
  return done.flatMap(([label, step]) =>
    step ? [{ label, text: shown(step.by.name), when: readersTime(step.at) }] : [],
  );
}
