import { failed, ok, warning, type Finding } from '../../mapping/finding';
import { findingOf, isDenied } from '../upstream-finding';
import type { Deps } from '../deps';
import { notChecked } from './not-checked';
import type { ApiBudget, EntityRights } from './probes';

/** What looking at the services needs. */
export type ServiceDeps = Pick<Deps, 'probes' | 'settings' | 'log' | 'clock'>;

const zoneSubject = 'Autotask zone';
const credentialsSubject = 'Autotask credentials';
const budgetSubject = 'Autotask API budget';
const resourcesSubject = 'Rights on Resources';
const ticketsSubject = 'Rights on Tickets';
const valuesSubject = 'Pick lists for tickets';
const fieldSubject = 'Field for the Unique ID';

const behindSignIn = [budgetSubject, resourcesSubject, ticketsSubject, valuesSubject, fieldSubject];

/**
 * Autotask: zone, credentials, rights, what a ticket needs, the configured field, and the calls left this hour.
 * Refused credentials are tried once and never again: each try brings the API user nearer to being locked out.
 */
export async function checkAutotask(deps: ServiceDeps): Promise<Finding[]> {
  const zone = await checkZone(deps);
  if (zone.verdict === 'failed') {
    const others = [credentialsSubject, ...behindSignIn];
    const because = 'it is not known where the Autotask instance is';
    return [zone, ...others.map((subject) => notChecked(subject, because))];
  }
  try {
    const budget = await deps.probes.autotask.budget();
    const signedIn = ok(credentialsSubject, 'Autotask lets the API user in.');
    return [zone, signedIn, judgeBudget(budget), ...(await checkRights(deps))];
  } catch (error) {
    const because = isDenied(error)
      ? 'Autotask refused the credentials, and asking again would lock the API user out'
      : 'Autotask does not answer';
    const others = behindSignIn.map((subject) => notChecked(subject, because));
    return [zone, findingOf(deps, credentialsSubject, error), ...others];
  }
}

async function checkZone(deps: ServiceDeps): Promise<Finding> {
  try {
    const { webUrl, lookedUp } = await deps.probes.autotask.zone();
    return ok(zoneSubject, lookedUp ? `${webUrl}.` : `${webUrl}, as configured.`);
  } catch (error) {
    return findingOf(deps, zoneSubject, error);
  }
}

/** From this share on the product slows down by itself; the rest is for the other integrations. */
const politeShare = 0.8;

function judgeBudget({ limit, used, windowMinutes }: ApiBudget): Finding {
  const sentence = `${used} of ${limit} calls were made in the last ${windowMinutes} minutes, by all integrations together.`;
  if (used >= limit) {
    return failed(
      budgetSubject,
      `${sentence} Autotask refuses more.`,
      'Wait until the window has moved on, and see which integration calls so often: Admin > API usage in Autotask.',
    );
  }
  if (used < politeShare * limit) return ok(budgetSubject, sentence);
  return warning(
    budgetSubject,
    `${sentence} Autotask delays its answers.`,
    'See which integration calls so often: Admin > API usage in Autotask.',
  );
}

async function checkRights(deps: ServiceDeps): Promise<Finding[]> {
  const { publisher, ssoField } = deps.probes.configured;
  const field = await checkField(deps);
  const usesField = ssoField !== null && publisher !== 'ticket' && field.verdict === 'ok';
  const rest = [checkResources(deps, usesField), checkTickets(deps, usesField), checkValues(deps, usesField)];
  return [...(await Promise.all(rest)), field];
}

async function checkResources(deps: ServiceDeps, usesField: boolean): Promise<Finding> {
  try {
    await deps.probes.autotask.readSomeResource();
    const rights = await deps.probes.autotask.rights('Resources');
    return judgeRights(resourcesSubject, rights, usesField ? ['query', 'update'] : ['query']);
  } catch (error) {
    return findingOf(deps, resourcesSubject, error);
  }
}

async function checkTickets(deps: ServiceDeps, usesField: boolean): Promise<Finding> {
  if (usesField) return ok(ticketsSubject, 'Not needed: mappings are written into the field.');
  try {
    const rights = await deps.probes.autotask.rights('Tickets');
    return judgeRights(ticketsSubject, rights, ['query', 'create', 'update']);
  } catch (error) {
    return findingOf(deps, ticketsSubject, error);
  }
}

const deeds = { query: 'read', create: 'create', update: 'change' } as const;

function judgeRights(subject: string, rights: EntityRights, needed: (keyof EntityRights)[]): Finding {
  const missing = needed.filter((right) => !rights[right]).map((right) => deeds[right]);
  const entity = subject.replace('Rights on ', '').toLowerCase();
  const all = needed.map((right) => deeds[right]).join(', ');
  if (missing.length === 0) return ok(subject, `The API user may ${all} them.`);
  return failed(
    subject,
    `The API user may not ${missing.join(' or ')} ${entity}.`,
    "Change the API user's security level in Autotask: Admin > Security Levels.",
  );
}

async function checkValues(deps: ServiceDeps, usesField: boolean): Promise<Finding> {
  if (usesField) return ok(valuesSubject, 'Not needed: mappings are written into the field.');
  try {
    const problem = await deps.probes.autotask.ticketProblem();
    return problem
      ? failed(valuesSubject, problem.sentence, problem.advice)
      : ok(valuesSubject, 'Status, priority and queue of a ticket can be filled.');
  } catch (error) {
    return findingOf(deps, valuesSubject, error);
  }
}

async function checkField(deps: ServiceDeps): Promise<Finding> {
  const { publisher, ssoField } = deps.probes.configured;
  if (ssoField === null || publisher === 'ticket') {
    return ok(fieldSubject, 'None is configured; mappings go by ticket.');
  }
  try {
    const problem = await deps.probes.autotask.fieldProblem(ssoField);
    return problem === null
      ? ok(fieldSubject, `${ssoField} can hold Object IDs.`)
      : badField(problem, publisher);
  } catch (error) {
    return findingOf(deps, fieldSubject, error);
  }
}

function badField(problem: string, publisher: 'auto' | 'field'): Finding {
  const mend = 'Correct AUTOTASK_SSO_FIELD, or leave it empty to use tickets.';
  return publisher === 'field'
    ? failed(fieldSubject, problem, mend)
    : warning(fieldSubject, `${problem} Tickets are used instead.`, mend);
}
