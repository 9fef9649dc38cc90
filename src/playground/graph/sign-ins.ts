import { randomUUID } from 'node:crypto';
import type { Person } from '../directory/person';
import { ok } from '../directory/server/answer';
import type { RecordedRequest } from '../directory/server/recorded-request';
import type { Route } from '../directory/server/route';
import { badRequest, GraphError, unsupportedQuery } from './graph-error';
import type { GraphState } from './graph-state';
import { pageOf } from './page-of';
import { requirePermission } from './require-permission';
import { contextOf } from './select-properties';

/** An entry of the sign-in log, as far as this product reads it (Graph v1.0, type `signIn`). */
export interface SimSignIn {
  id: string;
  /** ISO 8601 in UTC. */
  createdDateTime: string;
  userId: string;
  userDisplayName: string;
  userPrincipalName: string;
  appId: string;
  appDisplayName: string;
  /** 0 is a success. */
  status: { errorCode: number; failureReason: string | null };
}

/** An entry: this person signed in to this app; an `errorCode` other than 0 says that it failed. */
export function signInOf(
  person: Person,
  { appId, at, errorCode = 0 }: { appId: string; at: string; errorCode?: number },
): SimSignIn {
  return {
    id: randomUUID(),
    createdDateTime: at,
    userId: person.id,
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    appId,
    appDisplayName: 'Autotask',
    status: { errorCode, failureReason: errorCode === 0 ? 'Other.' : 'Invalid user name or password.' },
  };
}

/** `GET /auditLogs/signIns`, newest first (reference page "List signIns"). */
export function signInsRoute(state: GraphState): Route {
  return {
    method: 'GET',
    path: '/v1.0/auditLogs/signIns',
    handle: (request) => {
      requirePermission(state.deniedPermissions, 'AuditLog.Read.All');
      if (!state.premium) throw withoutPremium();
      const found = state.signIns.filter(filterOf(request));
      found.sort((a, b) => b.createdDateTime.localeCompare(a.createdDateTime));
      const { page, next } = pageOf(request, found);
      return ok({ ...contextOf(request, 'auditLogs/signIns'), ...next, value: page });
    },
  };
}

function withoutPremium(): GraphError {
  return new GraphError(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );
}

/** What the reference page offers: no `$orderby`, and no `$select`. */
const options = ['$filter', '$top', '$skiptoken'];
const condition = /^(userId|appId) eq '([^']*)'$|^status\/errorCode eq (\d+)$/;

function filterOf({ query }: RecordedRequest): (entry: SimSignIn) => boolean {
  const unknown = [...query.keys()].find((name) => name.startsWith('$') && !options.includes(name));
  if (unknown) throw unsupportedQuery(`Query option '${unknown}' is not allowed.`);
  const tests = (query.get('$filter')?.split(' and ') ?? []).map(testOf);
  return (entry) => tests.every((test) => test(entry));
}

function testOf(text: string): (entry: SimSignIn) => boolean {
  const [matched, property, id = '', errorCode] = condition.exec(text) ?? [];
  if (matched === undefined) throw badRequest('Invalid filter clause');
  if (errorCode !== undefined) return ({ status }) => status.errorCode === Number(errorCode);
  const wanted = id.toLowerCase();
  return (entry) => (property === 'userId' ? entry.userId : entry.appId).toLowerCase() === wanted;
}
