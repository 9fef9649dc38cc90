import type { Finding } from '../../mapping/finding';
import type { Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import { checkAutotask, type ServiceDeps } from './check-autotask';
import { botSubject, checkBot } from './check-bot';
import { checkClocks } from './check-clocks';
import { checkEntra } from './check-entra';
import { checkSetup, setupInForce, setupSubjects } from './check-setup';
import { brokenDatabase, checkChannel, checkOutbox, storeSubjects, workingDatabase } from './check-store';
import { guard } from './guard';
import { notChecked } from './not-checked';

/** What the doctor works with. It only reads. */
export type DoctorDeps = ServiceDeps & Pick<Deps, 'store' | 'registrations' | 'discovery'>;

/** Looks at everything the product needs, one finding a check, in a fixed order. Never throws. */
export async function runChecks(deps: DoctorDeps): Promise<Finding[]> {
  let setup: Setup | null;
  try {
    await deps.store.ping();
    setup = await setupInForce(deps);
  } catch (error) {
    return runChecksWithoutStore(deps, error);
  }
  const [services, stored] = await Promise.all([checkServices(deps, setup), checkStored(deps, setup)]);
  return [...services, workingDatabase, ...stored];
}

/** The same where there is no database to be had. @param error why not */
export async function runChecksWithoutStore(deps: ServiceDeps, error: unknown): Promise<Finding[]> {
  return [...(await checkServices(deps, null)), brokenDatabase(error), ...notCheckedStored()];
}

async function checkServices(deps: ServiceDeps, setup: Setup | null): Promise<Finding[]> {
  const groups = await Promise.all([
    guard(deps, botSubject, () => checkBot(deps.probes.teams)),
    guard(deps, 'Entra ID', () => checkEntra(deps, Boolean(setup?.app))),
    guard(deps, 'Autotask', () => checkAutotask(deps)),
    guard(deps, 'Clocks', () => checkClocks(deps)),
  ]);
  return groups.flat();
}

async function checkStored(deps: DoctorDeps, setup: Setup | null): Promise<Finding[]> {
  const [outbox, channel] = storeSubjects;
  const groups = await Promise.all([
    guard(deps, outbox, async () => [await checkOutbox(deps)]),
    guard(deps, channel, async () => [await checkChannel(deps, deps.probes.teams)]),
    guard(deps, setupSubjects[0], () => checkSetup(deps, setup)),
  ]);
  return groups.flat();
}

function notCheckedStored(): Finding[] {
  return [...storeSubjects, ...setupSubjects].map((subject) =>
    notChecked(subject, 'the database cannot be used'),
  );
}
