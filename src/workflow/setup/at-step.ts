import type { Finding } from '../../mapping/finding';
import { sameObjectId } from '../../mapping/policy';
import type { Actor } from '../../mapping/request';
import type { Setup } from '../../mapping/setup/setup';
import type { StepName } from '../../mapping/setup/steps';
import type { Deps } from '../deps';
import { isAdministrator } from '../is-administrator';
import type { SetupAnswered, Typed } from './setup-view';
import { viewStep } from './view-step';

/** A click on a card of the set-up. */
export interface SetupClick {
  readonly setupId: string;
  /** The revision the card was drawn from. */
  readonly revision: number;
  readonly clicker: Actor;
}

/** What doing a step came to: the set-up as it is now (`null`: somebody was faster), or why it was not done. */
export type StepOutcome =
  | { readonly kind: 'saved'; readonly setup: Setup | null }
  | { readonly kind: 'problems'; readonly problems: readonly Finding[]; readonly setup?: Setup | null };

/**
 * Does something in the set-up for whoever walks through it: roles are asked anew, the card must be the newest and of
 * the step that is meant. Whatever comes of it, the answer shows where the set-up stands.
 * @param step the step the button belongs to; `null`: any
 * @throws UpstreamError when the roles, or what the next step shows, cannot be read
 */
export async function atStep(
  deps: Deps,
  click: SetupClick,
  step: StepName | 'done' | null,
  work: (setup: Setup) => Promise<StepOutcome>,
  typed: Typed = {},
): Promise<SetupAnswered> {
  const attempt = { actor: click.clicker, action: 'setup', requestId: null };
  if (!(await isAdministrator(deps, attempt))) return { kind: 'denied' };
  const setup = await deps.store.setups.current();
  if (setup?.id !== click.setupId) return { kind: 'gone' };
  if (!isHolder(setup, click.clicker)) return { kind: 'held', setup };
  if (setup.revision !== click.revision || (step !== null && setup.step !== step)) {
    return show(deps, setup, click.clicker, { stale: true });
  }
  const outcome = await work(setup);
  if (outcome.kind === 'problems') {
    return show(deps, outcome.setup ?? setup, click.clicker, { problems: outcome.problems, typed });
  }
  return outcome.setup ? show(deps, outcome.setup, click.clicker) : showCurrent(deps, click.clicker);
}

/** Whether this person is the one who walks through the set-up. One that is finished is anybody's. */
export function isHolder(setup: Setup, actor: Actor): boolean {
  return setup.step === 'done' || sameObjectId(setup.holder.objectId, actor.objectId);
}

/** The set-up as it stands, for this person. */
export async function show(
  deps: Deps,
  setup: Setup,
  viewer: Actor,
  extra: { problems?: readonly Finding[]; typed?: Typed; stale?: boolean } = {},
): Promise<SetupAnswered> {
  const view = await viewStep(deps, setup, viewer);
  return { kind: 'shown', view, problems: [], typed: {}, stale: false, ...extra };
}

async function showCurrent(deps: Deps, viewer: Actor): Promise<SetupAnswered> {
  const setup = await deps.store.setups.current();
  if (!setup) return { kind: 'gone' };
  return isHolder(setup, viewer) ? show(deps, setup, viewer, { stale: true }) : { kind: 'held', setup };
}
