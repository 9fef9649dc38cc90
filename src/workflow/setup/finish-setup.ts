import type { Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import { propose, type Proposed } from '../propose';
import { atStep, type SetupClick, type StepOutcome } from './at-step';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';

/** The answer to the last step: the set-up, and what the look-up of the pilot came to (`null`: there was none). */
export interface Finished {
  readonly answered: SetupAnswered;
  readonly proposed: Proposed | null;
}

/**
 * The last step: finishes the set-up and looks the first person up, straight into `map`. When the look-up leads nowhere
 * the set-up stays at this step, so that another person can be named.
 * @param who the pilot as typed or picked; `null` leaves the first mapping for later
 * @throws UpstreamError when roles or people cannot be read; the set-up stays then
 */
export async function finishSetup(deps: Deps, click: SetupClick, who: string | null): Promise<Finished> {
  let proposed: Proposed | null = null;
  const answered = await atStep(deps, click, 'pilot', async (setup) => {
    if (who === null) return complete(deps, setup, click, null);
    proposed = await propose(deps, { who, resourceName: null, requester: click.clicker });
    const name = 'user' in proposed ? proposed.user.displayName : who;
    return 'draft' in proposed ? complete(deps, setup, click, name) : { kind: 'problems', problems: [] };
  });
  return { answered, proposed };
}

async function complete(
  deps: Deps,
  setup: Setup,
  { clicker }: SetupClick,
  who: string | null,
): Promise<StepOutcome> {
  const at = deps.clock().toISOString();
  const pilot = who === null ? null : { who, by: clicker, at };
  return {
    kind: 'saved',
    setup: await saveSetup(
      deps,
      setup,
      { pilot, step: 'done', completedAt: at },
      { event: 'setup.completed', by: clicker, details: summaryOf(setup, who) },
    ),
  };
}

/** What the audit log keeps of the whole. */
function summaryOf(
  { app, redirectUri, secret, copied }: Setup,
  pilot: string | null,
): Readonly<Record<string, unknown>> {
  return {
    clientId: app?.clientId ?? null,
    tenantId: app?.tenantId ?? null,
    way: app?.way ?? null,
    redirectUri: redirectUri?.url ?? null,
    secretExpiresAt: secret?.expiresAt ?? null,
    discoveryUrl: copied?.discoveryUrl ?? null,
    pilot,
  };
}
