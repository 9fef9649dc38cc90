import { failed, ok, warning, worst, type Finding } from '../../mapping/finding';
import type { Registration } from '../../mapping/registration';
import { compareRegistration } from '../../mapping/setup/compare-registration';
import { daysLeft, sameDay } from '../../mapping/setup/secret-reminders';
import type { RegisteredApp, Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import { lookAtDiscovery } from '../setup/look-at-discovery';
import { findingOf, isDenied } from '../upstream-finding';
import { collapse } from './collapse';

const appSubject = 'App registration';
const secretSubject = 'Client secret';
const discoverySubject = 'Discovery document';

/** What is checked of the set-up. */
export const setupSubjects = [appSubject, secretSubject, discoverySubject] as const;

type SetupDeps = Pick<Deps, 'registrations' | 'discovery' | 'settings' | 'clock'>;

/** The set-up that counts: the one under way as soon as it has an app, else the one completed last. */
export async function setupInForce({ store }: Pick<Deps, 'store'>): Promise<Setup | null> {
  const current = await store.setups.current();
  return current?.app ? current : await store.setups.completed();
}

/** Whether what was set up is still so: app registration, client secret, discovery document. */
export async function checkSetup(deps: SetupDeps, setup: Setup | null): Promise<Finding[]> {
  if (!setup?.app) return [noSetup, ...(await checkDiscoveryDocument(deps, deps.settings.tenantId))];
  const { app } = setup;
  const [registration, document] = await Promise.all([
    readApp(deps, app),
    checkDiscoveryDocument(deps, app.tenantId),
  ]);
  return [judgeApp(app, setup, registration), judgeSecret(setup, registration, deps.clock()), ...document];
}

const noSetup = warning(
  appSubject,
  'No set-up of single sign-on is recorded.',
  'Type setup and walk through it; an app that is registered already can be used.',
);

/** The registration, `null` when there is none any more, or the trouble of reading it. */
type ReadApp = Registration | Finding | null;

async function readApp(deps: SetupDeps, { clientId }: RegisteredApp): Promise<ReadApp> {
  try {
    return await deps.registrations.byClientId(clientId);
  } catch (error) {
    const finding = findingOf(deps, appSubject, error);
    // That the permission is missing has a line of its own.
    return isDenied(error)
      ? ok(appSubject, 'As it was given in the set-up; the bot may not read it.')
      : finding;
  }
}

function judgeApp(app: RegisteredApp, { redirectUri }: Setup, registration: ReadApp): Finding {
  if (registration === null) {
    return failed(
      appSubject,
      `The app ${app.clientId} is not there any more, so nobody can sign in with it.`,
      'Restore it in Entra under App registrations > Deleted applications, or type setup restart.',
    );
  }
  if ('verdict' in registration) return registration;
  const findings = compareRegistration(registration, { redirectUri: redirectUri?.url ?? null });
  return collapse(appSubject, findings, `"${registration.displayName}" is as it was set up.`);
}

const renewIt =
  'Make a new one in Entra under Certificates & secrets, paste its Value into Client Secret in Autotask, then type setup and press Renew the client secret.';

/** Judged by the date on record: that Entra has a newer secret does not say that Autotask has it. */
function judgeSecret({ secret }: Setup, registration: ReadApp, now: Date): Finding {
  if (!secret) {
    const mend = 'Type setup and go on to the step Client secret.';
    return warning(secretSubject, 'Nobody has said when it expires.', mend);
  }
  const { expiresAt } = secret;
  const [left, date] = [daysLeft(expiresAt, now), expiresAt.slice(0, 10)];
  if (left === 0) return failed(secretSubject, `It expired on ${date}, so nobody can sign in.`, renewIt);
  const sentence = `It expires on ${date}, in ${left} ${left === 1 ? 'day' : 'days'}.`;
  if (registration && 'secrets' in registration && !isShown(expiresAt, registration)) {
    return warning(
      secretSubject,
      `${sentence} Entra shows no client secret of that date on the app.`,
      renewIt,
    );
  }
  return left > 30 ? ok(secretSubject, sentence) : warning(secretSubject, sentence, renewIt);
}

function isShown(expiresAt: string, { secrets }: Registration): boolean {
  return secrets.some((shown) => sameDay(shown.expiresAt, expiresAt));
}

async function checkDiscoveryDocument(deps: SetupDeps, tenantId: string): Promise<Finding[]> {
  const findings = await lookAtDiscovery(deps, tenantId);
  const unreachable = worst(findings) === 'warning' && findings.length === 1;
  const finding = collapse(
    discoverySubject,
    findings,
    'Tenant, issuer, endpoints, https and signing algorithm are right.',
  );
  return [unreachable ? { ...finding, verdict: 'failed' } : finding];
}
