import { checkDiscoveryAgain, confirmCopied, confirmMode } from '../../../workflow/setup/confirm-steps';
import { createApp } from '../../../workflow/setup/create-app';
import { goBack, leaveForLater, renewSecret, startSetup } from '../../../workflow/setup/move';
import { noteSecretExpiry, readSecretExpiry } from '../../../workflow/setup/note-secret';
import { resumeSetup, takeOver } from '../../../workflow/setup/open-setup';
import { chooseWay, registerByHand } from '../../../workflow/setup/register-app';
import { setRedirectUri } from '../../../workflow/setup/set-redirect-uri';
import type { CardAction } from '../card-action';
import { finishActions } from './finish';
import { setupAction } from './setup-action';

/** Every button of the set-up. */
export const setupActions: readonly CardAction[] = [
  setupAction('setup-start', startSetup),
  setupAction('setup-back', goBack),
  setupAction('setup-later', leaveForLater),
  setupAction('setup-resume', resumeSetup),
  setupAction('setup-take-over', takeOver),
  setupAction('setup-renew', renewSecret),
  setupAction('setup-by-hand', (deps, click) => chooseWay(deps, click, 'by-hand')),
  setupAction('setup-automatic', (deps, click) => chooseWay(deps, click, 'automatic')),
  setupAction('setup-check-app', registerByHand),
  setupAction('setup-create-app', createApp),
  setupAction('setup-redirect', (deps, click, { redirectUri, added }) =>
    setRedirectUri(deps, click, { redirectUri, added: added === 'true' }),
  ),
  setupAction('setup-secret', (deps, click, { expires }) => noteSecretExpiry(deps, click, expires)),
  setupAction('setup-secret-entra', readSecretExpiry),
  setupAction('setup-copied', confirmCopied),
  setupAction('setup-check-again', checkDiscoveryAgain),
  setupAction('setup-mode', (deps, click, { tested }) => confirmMode(deps, click, tested === 'true')),
  ...finishActions,
];
