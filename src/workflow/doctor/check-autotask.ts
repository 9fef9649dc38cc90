import { failed, ok, warning, type Finding } from '../../mapping/finding';
import type { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import { findingOf, isDenied } from '../upstream-finding';
import { attempt } from './attempt';
import { guardOne } from './guard';
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
  const tried = await attempt(() => deps.probes.autotask.budget());
  if (tried.kind === 'trouble') return [zone, ...notLetIn(deps, tried.error)];
  const signedIn = ok(credentialsSubject, 'Autotask lets the API user in.');
  return [zone, signedIn, judgeBudget(tried.value), ...(await checkRights(deps))];
}

/** The first call with credentials came to nothing, so it stays the only one. */
function notLetIn(deps: ServiceDeps, error: UpstreamError): Finding[] {
  if (error.trouble === 'throttled') return usedUp(error);
  const because = isDenied(error)
    ? 'Autotask refused the credentials, and asking again would lock the API user out'
    : 'Autotask does not answer';
  const others = behindSignIn.map((subject) => notChecked(subject, because));
  return [findingOf(deps, credentialsSubject, error), ...others];
}

/** Beyond its limit Autotask answers nobody, not even how many calls there were. */
function usedUp({ message }: UpstreamError): Finding[] {
  const because = 'Autotask takes no more calls for now';
  const [, ...others] = behindSignIn;
  return [
    notChecked(credentialsSubject, because),
    failed(budgetSubject, message, whenUsedUp),
    ...others.map((subject) => notChecked(subject, because)),
  ];
}

async function checkZone(deps: ServiceDeps): Promise<Finding> {
  return guardOne(deps, zoneSubject, async () => {
    const { webUrl, lookedUp } = await deps.probes.autotask.zone();
    return ok(zoneSubject, lookedUp ? `${webUrl}.` : `${webUrl}, as configured.`);
  });
}

/** From this share on the product slows down by itself; the rest is for the other integrations. */
const politeShare = 0.8;
const whenUsedUp =
  'Wait until the window has moved on, and see which integration calls so often: Admin > API usage in Autotask.';

function judgeBudget({ limit, used, windowMinutes }: ApiBudget): Finding {
  const sentence = `${used} of ${limit} calls were made in the last ${windowMinutes} minutes, by all integrations together.`;
  if (used >= limit) {
    return failed(budgetSubject, `${sentence} Autotask refuses more.`, whenUsedUp);
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
  const field = await guardOne(deps, fieldSubject, () => checkField(deps));
  const usesField = ssoField !== null && publisher !== 'ticket' && field.verdict === 'ok';
  const rest = [
    guardOne(deps, resourcesSubject, () => checkResources(deps, usesField)),
    guardOne(deps, ticketsSubject, () => checkTickets(deps, usesField)),
    guardOne(deps, valuesSubject, () => checkValues(deps, usesField)),
  ];
  return [...(await Promise.all(rest)), field];
}

async function checkResources(deps: ServiceDeps, usesField: boolean): Promise<Finding> {
  const rights = await deps.probes.autotask.rights('Resources');
  const judged = judgeRights(resourcesSubject, rights, usesField ? ['query', 'update'] : ['query']);
  if (judged.verdict === 'failed') return judged;
  const read = await attempt(() => deps.probes.autotask.readSomeResource());
  if (read.kind === 'done') return judged;
  return read.error.isTransient
    ? findingOf(deps, resourcesSubject, read.error)
    : failed(resourcesSubject, read.error.message, whereRightsAre);
}

async function checkTickets(deps: ServiceDeps, usesField: boolean): Promise<Finding> {
  if (usesField) return ok(ticketsSubject, 'Not needed: mappings are written into the field.');
  const rights = await deps.probes.autotask.rights('Tickets');
  return judgeRights(ticketsSubject, rights, ['query', 'create', 'update']);
}

const whereRightsAre = "Change the API user's security level in Autotask: Admin > Security Levels.";
const deeds = { query: 'read', create: 'create', update: 'change' } as const;

function judgeRights(subject: string, rights: EntityRights, needed: (keyof EntityRights)[]): Finding {
  const missing = needed.filter((right) => !rights[right]).map((right) => deeds[right]);
  const entity = subject.replace('Rights on ', '').toLowerCase();
  const all = needed.map((right) => deeds[right]).join(', ');
  if (missing.length === 0) return ok(subject, `The API user may ${all} them.`);
  return failed(subject, `The API user may not ${missing.join(' or ')} ${entity}.`, whereRightsAre);
}

async function checkValues(deps: ServiceDeps, usesField: boolean): Promise<Finding> {
  if (usesField) return ok(valuesSubject, 'Not needed: mappings are written into the field.');
  const problem = await deps.probes.autotask.ticketProblem();
  return problem
    ? failed(valuesSubject, problem.sentence, problem.advice)
    : ok(valuesSubject, 'Status, priority and queue of a ticket can be filled.');
}

async function checkField(deps: ServiceDeps): Promise<Finding> {
  const { publisher, ssoField } = deps.probes.configured;
  if (ssoField === null || publisher === 'ticket') {
    return ok(fieldSubject, 'None is configured; mappings go by ticket.');
  }
  const problem = await deps.probes.autotask.fieldProblem(ssoField);
  return problem === null
    ? ok(fieldSubject, `${ssoField} can hold Object IDs.`)
    : badField(problem, publisher);
}

function badField(problem: string, publisher: 'auto' | 'field'): Finding {
  const mend = 'Correct AUTOTASK_SSO_FIELD, or leave it empty to use tickets.';
  return publisher === 'field'
    ? failed(fieldSubject, problem, mend)
    : warning(fieldSubject, `${problem} Tickets are used instead.`, mend);
}
