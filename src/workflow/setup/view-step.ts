import { productTag, type NewRegistration, type Registration } from '../../mapping/registration';
import type { RegisteredApp, Setup } from '../../mapping/setup/setup';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { lookBefore } from './look-before';
import { lookAtDiscovery } from './look-at-discovery';
import { findingOf, unlessDenied, unlessTrouble, warningOf } from '../upstream-finding';
import type { SetupView, StepFacts } from './setup-view';

/** What the bot registers when it is asked to. */
export function plannedRegistration({ tag }: Setup): NewRegistration {
  return { displayName: 'Autotask', audience: 'AzureADMyOrg', tags: [productTag, tag] };
}

/**
 * The set-up with what its step's card shows, read anew. Trouble of a service is shown on the card where the step can
 * be done without it.
 * @param viewer who looks
 * @throws UpstreamError when the step cannot be shown without a service that does not answer
 */
export async function viewStep(deps: Deps, setup: Setup, viewer: Actor): Promise<SetupView> {
  // The card of a set-up that is left for later shows nothing that would have to be read.
  return { setup, facts: setup.paused ? { step: 'paused' } : await factsOf(deps, setup, viewer) };
}

async function factsOf(deps: Deps, setup: Setup, viewer: Actor): Promise<StepFacts> {
  switch (setup.step) {
    case 'before':
      return { step: 'before', findings: await lookBefore(deps, viewer) };
    case 'register':
      return registerFacts(deps, setup);
    case 'redirect':
      return redirectFacts(deps, appOf(setup));
    case 'secret':
      return secretFacts(deps, appOf(setup));
    case 'copy':
      return copyFacts(deps, appOf(setup));
    case 'mode':
    case 'pilot':
    case 'done':
      return { step: setup.step };
  }
}

/** The app of a set-up that is past step 2. @throws when it is not, which is a programming error */
export function appOf({ app, step }: Setup): RegisteredApp {
  if (!app) throw new Error(`The set-up is at the step ${step} without an app.`);
  return app;
}

async function registerFacts(deps: Deps, setup: Setup): Promise<StepFacts> {
  const { way, tag } = setup;
  const { mayCreateApp: mayCreate, tenantId } = deps.settings;
  const facts = { step: 'register', mayCreate, way, tenantId, plan: plannedRegistration(setup) } as const;
  if (way !== 'automatic') return { ...facts, existing: [], findings: [] };
  try {
    return { ...facts, existing: await deps.registrations.tagged(tag), findings: [] };
  } catch (error) {
    return { ...facts, existing: [], findings: [findingOf(deps, 'App registrations', error)] };
  }
}

async function redirectFacts(deps: Deps, app: RegisteredApp): Promise<StepFacts> {
  const isOurs = app.way === 'automatic';
  try {
    const registration = await readRegistration(deps, app);
    const maySet = isOurs && registration !== null;
    return { step: 'redirect', app, current: registration?.webRedirectUris ?? null, maySet };
  } catch (error) {
    // The button looks again; meanwhile the card says that the bot could not.
    const findings = [...app.findings, warningOf(deps, 'App registration', error)];
    return { step: 'redirect', app: { ...app, findings }, current: [], maySet: isOurs };
  }
}

async function secretFacts(deps: Deps, app: RegisteredApp): Promise<StepFacts> {
  const registration = await unlessTrouble(() => readRegistration(deps, app));
  const byExpiry = registration?.secrets.toSorted((a, b) => b.expiresAt.localeCompare(a.expiresAt));
  const link = { title: 'Open Certificates & secrets', url: portalPage(app.clientId, 'Credentials') };
  return { step: 'secret', app, secrets: byExpiry ?? null, link };
}

async function copyFacts(deps: Deps, app: RegisteredApp): Promise<StepFacts> {
  const discoveryUrl = deps.discovery.urlOf(app.tenantId);
  return { step: 'copy', app, discoveryUrl, findings: await lookAtDiscovery(deps, app.tenantId) };
}

/** The registration as it is now; `null` when the bot may not read it, or it is not there (any more). */
export async function readRegistration(
  deps: Pick<Deps, 'registrations'>,
  { clientId }: Pick<RegisteredApp, 'clientId'>,
): Promise<Registration | null> {
  return unlessDenied(() => deps.registrations.byClientId(clientId));
}

/**
 * A page of an app registration in the portal.
 * Source: addresses of the Microsoft Entra admin center as its own pages show them; they are not documented.
 */
export function portalPage(clientId: string, blade: 'Overview' | 'Authentication' | 'Credentials'): string {
  return `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${blade}/appId/${clientId}`;
}
