import { UpstreamError } from '../mapping/upstream-error';
import type { Deps } from './deps';

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
 */
export async function signInEvidence(
  { store, directory }: Pick<Deps, 'store' | 'directory'>,
  objectId: string,
): Promise<SignInEvidence> {
  const app = (await store.setups.completed())?.app;
  if (!app) return { kind: 'unknown', reason: appUnknown };
  try {
    const at = await directory.lastSignIn(objectId, app.clientId);
    return at === null ? { kind: 'none' } : { kind: 'seen', at };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { kind: 'unknown', reason: reasonOf(error) };
  }
}

const appUnknown =
  'The bot does not know the app that Autotask signs people in with. It does once an administrator went through setup.';
/** Graph refuses in the same way where the tenant lacks the licence for its log. Source: "List signIns", Entra ID P1. */
const notPermitted =
  "The bot may not read Entra's sign-in log. That takes AuditLog.Read.All with admin consent, and Entra ID P1 or P2.";

function reasonOf({ trouble, message, details }: UpstreamError): string {
  return trouble === 'denied' && details.permission !== undefined ? notPermitted : message;
}
