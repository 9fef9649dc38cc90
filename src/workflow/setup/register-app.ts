import { failed, worst, type Finding } from '../../mapping/finding';
import { compareRegistration } from '../../mapping/setup/compare-registration';
import { readGuid } from '../../mapping/setup/read-guid';
import type { Registration } from '../../mapping/registration';
import type { Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import type { DirectoryObject } from '../ports';
import { atStep, type SetupClick, type StepOutcome } from './at-step';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';
import { findingOf, isDenied, unlessDenied, warningOf } from '../upstream-finding';

const clientIdName = 'Application (client) ID';
const tenantIdName = 'Directory (tenant) ID';

/** `By hand` or `Automatically`, where both are possible. */
export async function chooseWay(
  deps: Deps,
  click: SetupClick,
  way: 'by-hand' | 'automatic',
): Promise<SetupAnswered> {
  return atStep(deps, click, 'register', async (setup) => ({
    kind: 'saved',
    setup: await saveSetup(
      deps,
      setup,
      { way },
      { event: 'setup.moved', by: click.clicker, details: { way } },
    ),
  }));
}

/**
 * `Check the registration`: takes the IDs of an app that was registered by hand. Where the bot may, it reads the app
 * back and compares it; where it may not, it says so and goes on with what was typed.
 * @throws UpstreamError when the roles cannot be read
 */
export async function registerByHand(
  deps: Deps,
  click: SetupClick,
  given: { readonly clientId: string; readonly tenantId: string },
): Promise<SetupAnswered> {
  return atStep(deps, click, 'register', (setup) => checkGiven(deps, setup, click, given), given);
}

async function checkGiven(
  deps: Deps,
  setup: Setup,
  { clicker }: SetupClick,
  given: { readonly clientId: string; readonly tenantId: string },
): Promise<StepOutcome> {
  const clientId = readGuid(clientIdName, given.clientId);
  const tenantId = readGuid(tenantIdName, given.tenantId);
  if (clientId.kind === 'problem' || tenantId.kind === 'problem') {
    const problems = [clientId, tenantId].flatMap((read) => (read.kind === 'problem' ? [read.problem] : []));
    return { kind: 'problems', problems };
  }
  const contradictions = contradictionsOf(deps, clientId.value, tenantId.value);
  if (contradictions.length > 0) return { kind: 'problems', problems: contradictions };
  const { registration, findings } = await lookUp(deps, clientId.value);
  if (worst(findings) === 'failed') return { kind: 'problems', problems: findings };
  const app = {
    clientId: clientId.value,
    tenantId: tenantId.value,
    objectId: registration?.objectId ?? null,
    displayName: registration?.displayName ?? null,
    way: 'by-hand',
    findings,
    by: clicker,
    at: deps.clock().toISOString(),
  } as const;
  const patch = { app, way: 'by-hand', step: 'redirect', ...othersForgotten(setup, app.clientId) } as const;
  const { objectId } = app;
  const details = {
    clientId: app.clientId,
    tenantId: app.tenantId,
    objectId,
    readBack: registration !== null,
  };
  return {
    kind: 'saved',
    setup: await saveSetup(deps, setup, patch, { event: 'setup.app-registered', by: clicker, details }),
  };
}

/** What was set up for another app does not hold for this one. */
export function othersForgotten({ app }: Setup, clientId: string): Partial<Setup> {
  if (!app || app.clientId === clientId) return {};
  return { redirectUri: null, secret: null, copied: null, mode: null };
}

/** What is wrong with the two IDs before anybody is asked. */
function contradictionsOf({ settings }: Deps, clientId: string, tenantId: string): Finding[] {
  const overview = 'In Entra: App registrations > your app > Overview';
  if (clientId === tenantId || clientId === settings.tenantId) {
    return [
      failed(
        clientIdName,
        'This is the Directory (tenant) ID.',
        `${overview}, copy the Application (client) ID, which stands above it.`,
      ),
    ];
  }
  if (tenantId === settings.tenantId) return [];
  return [
    failed(
      tenantIdName,
      `This bot serves the tenant ${settings.tenantId}, and this is another one.`,
      `Register the app in that tenant, then: ${overview}, copy the Directory (tenant) ID.`,
    ),
  ];
}

async function lookUp(
  deps: Deps,
  clientId: string,
): Promise<{ registration: Registration | null; findings: Finding[] }> {
  try {
    const registration = await deps.registrations.byClientId(clientId);
    if (!registration) return { registration, findings: [await explainUnknown(deps, clientId)] };
    return { registration, findings: compareRegistration(registration, { redirectUri: null }) };
  } catch (error) {
    if (!isDenied(error))
      return { registration: null, findings: [findingOf(deps, 'App registration', error)] };
    const mistaken = await explainMistaken(deps, clientId);
    return { registration: null, findings: [mistaken ?? warningOf(deps, 'App registration', error)] };
  }
}

/** No app has this client ID: perhaps it is the ID of something else. */
async function explainUnknown(deps: Deps, id: string): Promise<Finding> {
  return (
    (await explainMistaken(deps, id)) ??
    failed(
      clientIdName,
      'No app registration of your tenant has this ID.',
      'Copy it again from the Overview of your app. What was registered a moment ago may take a minute to show.',
    )
  );
}

async function explainMistaken(deps: Deps, id: string): Promise<Finding | null> {
  const found = await unlessDenied(() => deps.registrations.whatIs(id));
  return found && failed(clientIdName, mistakenFor(found), mendFor(found));
}

function mistakenFor({ kind, displayName }: DirectoryObject): string {
  switch (kind) {
    case 'user':
      return `This is the Object ID of the user ${displayName}, not the ID of an app.`;
    case 'app':
      return `This is the Object ID of the app "${displayName}", not its Application (client) ID.`;
    case 'enterprise application':
      return `This is the Object ID of the enterprise application "${displayName}".`;
    case 'group':
      return `This is the Object ID of the group ${displayName}, not the ID of an app.`;
  }
}

function mendFor({ clientId }: DirectoryObject): string {
  return clientId === null
    ? 'In Entra: App registrations > your app > Overview, copy the Application (client) ID.'
    : `Use its Application (client) ID: ${clientId}`;
}
