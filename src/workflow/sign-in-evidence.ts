import { UpstreamError } from '../mapping/upstream-error';
import { sameObjectId } from '../mapping/policy';
import type { Actor } from '../mapping/request';
import type { Deps } from './deps';
import { rolesOf } from './roles';

/** What Entra's sign-in log shows of a person and the Autotask app: evidence that it works, no proof. */
export type SignInEvidence =
  /** The last successful sign-in, ISO 8601, UTC. */
  | { readonly kind: 'seen'; readonly at: string }
  /** The log, which Entra keeps for 7 to 30 days, shows none. */
  | { readonly kind: 'none' }
  /** It could not be looked up; `reason`: why, and what would mend it, in a sentence. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Looks up when somebody last signed in to Autotask with Entra ID. Whatever is in the way is answered, not thrown: what
 * is known beside it is worth showing all the same.
 * @param reader who wants to see it: when somebody signs in is for administrators, approvers and the person alone
 */
export async function signInEvidence(
  deps: Pick<Deps, 'store' | 'directory' | 'settings'>,
  objectId: string,
  reader: Actor,
): Promise<SignInEvidence> {
  const { store, directory } = deps;
  const app = (await store.setups.completed())?.app;
  if (!app) return { kind: 'unknown', reason: appUnknown };
  try {
    if (!(await mayRead(deps, objectId, reader))) return { kind: 'unknown', reason: notForReader };
    const at = await directory.lastSignIn(objectId, app.clientId);
    return at === null ? { kind: 'none' } : { kind: 'seen', at };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { kind: 'unknown', reason: reasonOf(error) };
  }
}

async function mayRead(
  deps: Pick<Deps, 'directory' | 'settings'>,
  objectId: string,
  reader: Actor,
): Promise<boolean> {
  if (sameObjectId(reader.objectId, objectId)) return true;
  const { administrator, approver } = await rolesOf(deps, reader.objectId);
  return administrator || approver;
}

const notForReader =
  'When somebody signs in is shown to administrators, to approvers and to the person themselves.';
const appUnknown =
  'The bot does not know the app that Autotask signs people in with. It does once an administrator went through setup.';
/** Graph refuses in the same way where the tenant lacks the licence for its log. Source: "List signIns", Entra ID P1. */
const notPermitted =
  "The bot may not read Entra's sign-in log. That takes AuditLog.Read.All with admin consent, and Entra ID P1 or P2.";

function reasonOf({ trouble, message, details }: UpstreamError): string {
  return trouble === 'denied' && details.permission !== undefined ? notPermitted : message;
}
