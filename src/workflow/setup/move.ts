import { stepBefore } from '../../mapping/setup/steps';
import type { Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import { atStep, type SetupClick } from './at-step';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';

/** `Start`, on the first card. */
export async function startSetup(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, 'before', async (setup) => moved(deps, setup, click, { step: 'register' }));
}

/** `Back`: one step, or from a way of registering to the choice between both. What was given before is kept. */
export async function goBack(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, null, async (setup) => moved(deps, setup, click, whereBack(deps, setup)));
}

function whereBack(deps: Deps, { step, way, completedAt }: Setup): Partial<Setup> {
  if (step === 'done') return {};
  if (step === 'secret' && completedAt !== null) return { step: 'done' };
  const hasChoice = step === 'register' && way !== null && deps.settings.mayCreateApp;
  return hasChoice ? { way: null } : { step: stepBefore(step) };
}

/** `Later`: nothing is lost; the command `setup` goes on from here. */
export async function leaveForLater(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, null, async (setup) => ({
    kind: 'saved',
    setup: await saveSetup(deps, setup, { paused: true }, { event: 'setup.paused', by: click.clicker }),
  }));
}

/** `Renew the client secret`, on the card of a finished set-up: back to that step, and from there to the end. */
export async function renewSecret(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, 'done', async (setup) =>
    moved(deps, setup, click, { step: 'secret', holder: click.clicker }),
  );
}

async function moved(
  deps: Deps,
  setup: Setup,
  { clicker }: SetupClick,
  patch: Partial<Setup>,
): Promise<{ kind: 'saved'; setup: Setup | null }> {
  return {
    kind: 'saved',
    setup: await saveSetup(deps, setup, patch, { event: 'setup.moved', by: clicker }),
  };
}
