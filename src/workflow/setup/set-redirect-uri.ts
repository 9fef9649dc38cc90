import { failed, type Finding } from '../../mapping/finding';
import type { Registration } from '../../mapping/registration';
import { compareRedirectUri } from '../../mapping/setup/compare-registration';
import { readRedirectUri } from '../../mapping/setup/read-redirect-uri';
import type { Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import { atStep, type SetupClick, type StepOutcome } from './at-step';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';
import { findingOf } from '../upstream-finding';
import { appOf, readRegistration } from './view-step';

/** What was typed on the card of step 3. */
export interface RedirectUriGiven {
  readonly redirectUri: string;
  /** Whether the administrator says that the app has it; counts only where the bot cannot look. */
  readonly added: boolean;
}

/**
 * `Check the URL` or `Set it on the app`: takes Autotask's Callback/Redirect URL, sets it on an app the bot made, and
 * reads it back from any app the bot may read.
 * @throws UpstreamError when the roles cannot be read
 */
export async function setRedirectUri(
  deps: Deps,
  click: SetupClick,
  given: RedirectUriGiven,
): Promise<SetupAnswered> {
  const { redirectUri } = given;
  return atStep(deps, click, 'redirect', (setup) => check(deps, setup, click, given), { redirectUri });
}

async function check(
  deps: Deps,
  setup: Setup,
  { clicker }: SetupClick,
  given: RedirectUriGiven,
): Promise<StepOutcome> {
  const read = readRedirectUri(given.redirectUri);
  if (read.kind === 'problem') return { kind: 'problems', problems: [read.problem] };
  const url = read.value;
  const seen = await seenOnApp(deps, setup, url);
  if (typeof seen === 'object') return { kind: 'problems', problems: [seen] };
  if (seen === 'cannot-look' && !given.added) return { kind: 'problems', problems: [sayItIsThere] };
  const readBack = seen === 'there';
  const redirectUri = { url, readBack, by: clicker, at: deps.clock().toISOString() };
  const details = { redirectUri: url, readBack };
  return {
    kind: 'saved',
    setup: await saveSetup(
      deps,
      setup,
      { redirectUri, step: 'secret' },
      { event: 'setup.redirect-uri', by: clicker, details },
    ),
  };
}

const sayItIsThere: Finding = failed(
  'Redirect URI',
  'The bot may not read the app registration, so it cannot see whether the URL is there.',
  'Add the URL in Entra under Authentication > Add a platform > Web, save, tick "I have added it" and press the button again.',
);

const notShownYet: Finding = failed(
  'Redirect URI',
  'Entra took it, but does not show it yet.',
  'Press the button again in a minute; the bot looks before it sets anything.',
);

/** Sets the URL where the bot may, then looks: whether the app has it, or why not. */
async function seenOnApp(deps: Deps, setup: Setup, url: string): Promise<'there' | 'cannot-look' | Finding> {
  const app = appOf(setup);
  try {
    const registration = await readRegistration(deps, app);
    if (!registration) return 'cannot-look';
    const isOurs = app.way === 'automatic';
    const mine = isOurs ? await withUrl(deps, registration, url) : registration;
    const finding = compareRedirectUri(mine, url);
    if (finding.verdict === 'ok') return 'there';
    return isOurs ? notShownYet : finding;
  } catch (error) {
    return findingOf(deps, 'Redirect URI', error);
  }
}

/** The app of ours with the URL beside those it has, read back from Entra. */
async function withUrl(deps: Deps, registration: Registration, url: string): Promise<Registration> {
  const { objectId, clientId, webRedirectUris } = registration;
  if (webRedirectUris.includes(url)) return registration;
  await deps.registrations.setWebRedirectUris(objectId, [...webRedirectUris, url]);
  return (await deps.registrations.byClientId(clientId)) ?? registration;
}
