import { randomUUID } from 'node:crypto';
import { productTag } from '../../mapping/registration';
import type { Actor } from '../../mapping/request';
import type { Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import { isAdministrator } from '../is-administrator';
import { atStep, isHolder, show, type SetupClick } from './at-step';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';

/**
 * `setup`: begins the set-up, or goes on where it stands. Somebody else's is shown as theirs.
 * @throws UpstreamError when the roles, or what the step shows, cannot be read
 */
export async function openSetup(deps: Deps, actor: Actor): Promise<SetupAnswered> {
  if (!(await isAdministrator(deps, { actor, action: 'setup', requestId: null }))) return { kind: 'denied' };
  const current = (await deps.store.setups.current()) ?? (await begin(deps, actor));
  if (!isHolder(current, actor)) return { kind: 'held', setup: current };
  return current.paused ? goOn(deps, current, actor) : show(deps, current, actor);
}

/**
 * `setup restart`: begins again from the first step. What was set up before stays in force until then.
 * @throws UpstreamError when the roles cannot be read
 */
export async function restartSetup(deps: Deps, actor: Actor): Promise<SetupAnswered> {
  if (!(await isAdministrator(deps, { actor, action: 'setup', requestId: null }))) return { kind: 'denied' };
  const current = await deps.store.setups.current();
  if (!current) return show(deps, await begin(deps, actor), actor);
  if (!isHolder(current, actor)) return { kind: 'held', setup: current };
  const endedAt = deps.clock().toISOString();
  const ended = await saveSetup(deps, current, { endedAt }, { event: 'setup.restarted', by: actor });
  if (!ended) return show(deps, current, actor, { stale: true });
  return show(deps, await begin(deps, actor, ended), actor);
}

/** `Take over`: the clicker walks on from here; the one before is shown that when they click next. */
export async function takeOver(deps: Deps, { setupId, clicker }: SetupClick): Promise<SetupAnswered> {
  const attempt = { actor: clicker, action: 'setup', requestId: null };
  if (!(await isAdministrator(deps, attempt))) return { kind: 'denied' };
  const current = await deps.store.setups.current();
  if (current?.id !== setupId) return { kind: 'gone' };
  if (isHolder(current, clicker)) return show(deps, current, clicker);
  const taken = await saveSetup(
    deps,
    current,
    { holder: clicker, paused: false },
    { event: 'setup.taken-over', by: clicker, details: { from: current.holder } },
  );
  return taken ? show(deps, taken, clicker) : takeOver(deps, { setupId, clicker, revision: 0 });
}

/** `Go on`: takes a set-up up again that was left for later. */
export async function resumeSetup(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, null, async (setup) => ({
    kind: 'saved',
    setup: await saveSetup(deps, setup, { paused: false }, { event: 'setup.resumed', by: click.clicker }),
  }));
}

async function goOn(deps: Deps, setup: Setup, actor: Actor): Promise<SetupAnswered> {
  const resumed = await saveSetup(deps, setup, { paused: false }, { event: 'setup.resumed', by: actor });
  return resumed ? show(deps, resumed, actor) : openSetup(deps, actor);
}

/**
 * A new set-up at its first step. Of the one before only that is kept which keeps a second app from being made. The
 * other one when somebody began at the same moment.
 */
async function begin(deps: Deps, actor: Actor, before: Setup | null = null): Promise<Setup> {
  const setup = newSetup(deps.newId(), actor, deps.clock().toISOString(), before);
  const stored = await deps.store.transaction(async ({ setups, audit }) => {
    if (!(await setups.insert(setup))) return false;
    const { startedAt: at, step, id } = setup;
    const details = { setup: id };
    await audit.append({
      at,
      actor,
      event: 'setup.started',
      requestId: null,
      before: null,
      after: step,
      details,
    });
    return true;
  });
  return stored ? setup : ((await deps.store.setups.current()) ?? begin(deps, actor));
}

function newSetup(id: string, actor: Actor, at: string, before: Setup | null): Setup {
  return {
    id,
    revision: 1,
    step: 'before',
    paused: false,
    holder: actor,
    startedBy: actor,
    startedAt: at,
    touchedAt: at,
    way: null,
    tag: before?.tag ?? `${productTag}/${randomUUID()}`,
    creatingSince: before?.creatingSince ?? null,
    app: null,
    redirectUri: null,
    secret: null,
    copied: null,
    mode: null,
    pilot: null,
    completedAt: null,
    endedAt: null,
  };
}
