import { worst } from '../../../mapping/finding';
import type { Setup } from '../../../mapping/setup/setup';
import { codeField, field, type Field } from './fields';

/** What was set up so far, value by value, and how the bot knows. */
export function setupFields(setup: Setup): Field[] {
  return [
    ...appFields(setup),
    ...redirectFields(setup),
    ...secretFields(setup),
    ...discoveryFields(setup),
    ...modeFields(setup),
    ...pilotFields(setup),
  ];
}

const asYouSaid = 'As you said';

function appFields({ app }: Setup): Field[] {
  if (!app) return [];
  const ids = (note: string): Field[] => [
    codeField('Client ID', app.clientId, note),
    codeField('Tenant ID', app.tenantId),
  ];
  const { displayName } = app;
  return displayName === null
    ? ids(asYouSaid)
    : [field('App', displayName, 'Read back from Entra'), ...ids('')];
}

function redirectFields({ redirectUri }: Setup): Field[] {
  if (!redirectUri) return [];
  return [codeField('Redirect URI', redirectUri.url, redirectUri.readBack ? 'Seen on the app' : asYouSaid)];
}

function secretFields({ secret }: Setup): Field[] {
  if (!secret) return [];
  const note = secret.source === 'entra' ? 'As Entra says' : asYouSaid;
  return [field('Client secret expires', secret.expiresAt.slice(0, 10), note)];
}

function discoveryFields({ copied }: Setup): Field[] {
  if (!copied) return [];
  const note = verdicts[worst(copied.findings)];
  return [codeField('OpenID Connect Discovery Document', copied.discoveryUrl, note)];
}

const verdicts = {
  ok: 'Fetched, and every check was right',
  warning: 'There was something to look at: doctor tells what',
  failed: 'Something was wrong with it: doctor tells what',
} as const;

/** The name of the mode is Autotask's own. */
function modeFields({ mode }: Setup): Field[] {
  if (!mode) return [];
  const name = "Enabled for selected resources using Identity Provider's Name Identifier";
  return [field('Single Sign-On is', name, 'The Test button in Autotask succeeded, as you said')];
}

/** Nothing before the end; then also that there was none. */
function pilotFields({ pilot, step }: Setup): Field[] {
  if (!pilot) return step === 'done' ? [field('First mapping', 'Left for later')] : [];
  return [field('First mapping', pilot.who, 'Type “status” with the name to see how far it is')];
}
