import { failed, type Finding } from '../../mapping/finding';
import type { Registration } from '../../mapping/registration';
import { compareRegistration } from '../../mapping/setup/compare-registration';
import type { Setup } from '../../mapping/setup/setup';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import { atStep, type SetupClick, type StepOutcome } from './at-step';
import { othersForgotten } from './register-app';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';
import { findingOf } from '../upstream-finding';
import { plannedRegistration } from './view-step';

const subject = 'App registration';

/** How long Entra may take until an app that was just made is found by its tag. */
const settlingMs = 60_000;

/**
 * `Create the app`: registers the app and its enterprise application through Graph. One that the bot made before is
 * found by its tag and used; that one may be under way is stored before anything is created, so that a killed
 * process or a lost answer never makes a second one.
 * @throws UpstreamError when the roles cannot be read
 */
export async function createApp(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, 'register', async (setup) => {
    if (!deps.settings.mayCreateApp) return { kind: 'problems', problems: [switchedOff] };
    try {
      return await findOrCreate(deps, setup, click);
    } catch (error) {
      // What was stored meanwhile counts: the card must be of that revision.
      const now = await deps.store.setups.current();
      return { kind: 'problems', problems: [findingOf(deps, subject, error)], setup: now };
    }
  });
}

const switchedOff: Finding = failed(
  subject,
  'This bot may not register apps.',
  'Whoever runs it can switch that on with SETUP_CREATE_APP=true and the permission Application.ReadWrite.OwnedBy; or register the app by hand.',
);

async function findOrCreate(deps: Deps, setup: Setup, click: SetupClick): Promise<StepOutcome> {
  const existing = await deps.registrations.tagged(setup.tag);
  const [found] = existing;
  if (existing.length > 1) return { kind: 'problems', problems: [several(existing)] };
  if (found) return finish(deps, setup, click, found, 'setup.app-found');
  if (isSettling(setup, deps.clock())) return { kind: 'problems', problems: [settling] };
  const creatingSince = deps.clock().toISOString();
  const marked = await saveSetup(
    deps,
    setup,
    { creatingSince, way: 'automatic' },
    { event: 'setup.app-creating', by: click.clicker, details: { ...plannedRegistration(setup) } },
  );
  if (!marked) return { kind: 'saved', setup: null };
  return finish(deps, marked, click, await create(deps, marked, click), 'setup.app-created');
}

/** Creates the app; after a refusal nothing is under way any more. */
async function create(deps: Deps, setup: Setup, { clicker }: SetupClick): Promise<Registration> {
  try {
    return await deps.registrations.create(plannedRegistration(setup));
  } catch (error) {
    if (error instanceof UpstreamError && !error.isTransient) {
      const details = { reason: error.message };
      await saveSetup(
        deps,
        setup,
        { creatingSince: null },
        { event: 'setup.app-refused', by: clicker, details },
      );
    }
    throw error;
  }
}

async function finish(
  deps: Deps,
  setup: Setup,
  { clicker }: SetupClick,
  { clientId, objectId, displayName }: Registration,
  event: string,
): Promise<StepOutcome> {
  await deps.registrations.ensureServicePrincipal(clientId);
  const registration = await deps.registrations.byClientId(clientId);
  const { tenantId } = deps.settings;
  const at = deps.clock().toISOString();
  const findings = registration ? compareRegistration(registration, { redirectUri: null }) : [];
  const app = {
    clientId,
    tenantId,
    objectId,
    displayName,
    way: 'automatic',
    findings,
    by: clicker,
    at,
  } as const;
  const patch = { app, way: 'automatic', creatingSince: null, step: 'redirect' } as const;
  const details = { clientId, tenantId, objectId };
  return {
    kind: 'saved',
    setup: await saveSetup(
      deps,
      setup,
      { ...patch, ...othersForgotten(setup, clientId) },
      { event, by: clicker, details },
    ),
  };
}

function isSettling({ creatingSince }: Setup, now: Date): boolean {
  return creatingSince !== null && now.getTime() - Date.parse(creatingSince) < settlingMs;
}

const settling: Finding = failed(
  subject,
  'One may be on its way: it was asked for less than a minute ago, and Entra does not show it yet.',
  'Wait a minute, then press Create the app again. The bot looks before it creates.',
);

function several(existing: readonly Registration[]): Finding {
  const names = existing.map(({ displayName, clientId }) => `"${displayName}" (${clientId})`).join(', ');
  return failed(
    subject,
    `There are ${existing.length} that carry this bot's tag: ${names}.`,
    'Delete those you do not need in Entra, or press Back, choose By hand and give the client ID of the right one.',
  );
}
