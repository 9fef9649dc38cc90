import { ok, type Finding } from '../../mapping/finding';
import type { Deps } from '../deps';
import { attempt } from './attempt';
import { findingOf, warningOf } from '../upstream-finding';

export const appsSubject = 'Permission for app registrations';

/**
 * Whether the bot may read app registrations, which only the set-up and the checks of its app need.
 * @param hasApp whether a set-up has an app registration that could be checked
 * @throws UpstreamError when Graph does not answer
 */
export async function checkApps(
  { probes, settings }: Pick<Deps, 'probes' | 'settings'>,
  hasApp: boolean,
): Promise<Finding> {
  const tried = await attempt(() => probes.entra.readSomeApp());
  if (tried.kind === 'done') {
    return ok(
      appsSubject,
      settings.mayCreateApp ? 'Reading is granted; creating is tried by the set-up only.' : 'Granted.',
    );
  }
  if (tried.error.details.permission === undefined || settings.mayCreateApp) {
    return findingOf({ settings }, appsSubject, tried.error);
  }
  return hasApp
    ? warningOf({ settings }, appsSubject, tried.error)
    : ok(appsSubject, 'Not granted, and not needed: the app is registered by hand.');
}
