import type { Actor } from '../../../src/mapping/request';
import type { Setup } from '../../../src/mapping/setup/setup';
import type { SetupClick } from '../../../src/workflow/setup/at-step';
import { confirmCopied, confirmMode } from '../../../src/workflow/setup/confirm-steps';
import { startSetup } from '../../../src/workflow/setup/move';
import { noteSecretExpiry } from '../../../src/workflow/setup/note-secret';
import { openSetup } from '../../../src/workflow/setup/open-setup';
import { registerByHand } from '../../../src/workflow/setup/register-app';
import { setRedirectUri } from '../../../src/workflow/setup/set-redirect-uri';
import type { SetupAnswered } from '../../../src/workflow/setup/setup-view';
import type { Harness } from '../harness';
import { alex } from '../harness/people';

export const callback = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';

/** A click on the newest card. */
export async function clickOf({ store }: Harness, clicker: Actor = alex): Promise<SetupClick> {
  const setup = await currentOf({ store });
  return { setupId: setup.id, revision: setup.revision, clicker };
}

/** The set-up under way. */
export async function currentOf({ store }: Pick<Harness, 'store'>): Promise<Setup> {
  const setup = await store.setups.current();
  if (!setup) throw new Error('There is no set-up.');
  return setup;
}

/** The answer, which must show a card. */
export function shown(answered: SetupAnswered): Extract<SetupAnswered, { kind: 'shown' }> {
  if (answered.kind !== 'shown') throw new Error(`It was answered with ${answered.kind}.`);
  return answered;
}

/** What the answer says is wrong, each with what mends it. */
export function problemsOf(answered: SetupAnswered): string[] {
  return shown(answered).problems.map(({ sentence, mend }) => `${sentence} ${mend ?? ''}`);
}

const steps = ['before', 'register', 'redirect', 'secret', 'copy', 'mode', 'pilot'] as const;

/** Walks by hand, as Alex, until the card of this step is shown. Answers the app that was registered on the way. */
export async function walkTo(
  harness: Harness,
  step: (typeof steps)[number],
): Promise<{ clientId: string; objectId: string }> {
  const { deps, graph } = harness;
  const app = graph.portal.registerApp({ displayName: 'Autotask', redirectUris: [callback] });
  const { tenantId } = harness.directory;
  const walk: Record<string, () => Promise<SetupAnswered>> = {
    before: async () => startSetup(deps, await clickOf(harness)),
    register: async () => registerByHand(deps, await clickOf(harness), { clientId: app.clientId, tenantId }),
    redirect: async () =>
      setRedirectUri(deps, await clickOf(harness), { redirectUri: callback, added: false }),
    secret: async () => {
      graph.portal.addSecret(app.clientId, { name: 'sso', expiresAt: '2027-03-02T15:00:00Z' });
      return noteSecretExpiry(deps, await clickOf(harness), '2027-03-02');
    },
    copy: async () => confirmCopied(deps, await clickOf(harness)),
    mode: async () => confirmMode(deps, await clickOf(harness), true),
  };
  await openSetup(deps, alex);
  for (const name of steps) {
    if (name === step) return app;
    const answered = await walk[name]?.();
    if (answered) expect(problemsOf(answered)).toEqual([]);
  }
  return app;
}

/** The events of the audit log, in order. */
export async function eventsOf({ store }: Harness): Promise<string[]> {
  return (await store.audit.records()).map(({ event }) => event);
}
