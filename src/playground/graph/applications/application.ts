import { randomUUID } from 'node:crypto';

/** A client secret as Graph lists it: its text is shown once, when it is made. */
export interface SimPasswordCredential {
  keyId: string;
  displayName: string | null;
  hint: string;
  /** ISO 8601, UTC. */
  startDateTime: string;
  endDateTime: string;
  secretText: null;
}

/** An app registration as Graph holds it, as far as the simulator goes. */
export interface SimApplication {
  /** The app's own object id. */
  id: string;
  /** The client id. */
  appId: string;
  displayName: string;
  signInAudience: string;
  tags: string[];
  createdDateTime: string;
  web: { redirectUris: string[]; homePageUrl: string | null; logoutUrl: string | null };
  spa: { redirectUris: string[] };
  publicClient: { redirectUris: string[] };
  passwordCredentials: SimPasswordCredential[];
  /** Whether the caller is an owner, as it is of what it created itself. Not shown. */
  ownedByCaller: boolean;
}

/** An enterprise application as Graph holds it. */
export interface SimServicePrincipal {
  id: string;
  appId: string;
  displayName: string;
  accountEnabled: boolean;
}

/** A new registration with Graph's defaults. */
export function newApplication(
  given: Pick<SimApplication, 'displayName' | 'ownedByCaller'> & Partial<SimApplication>,
  now: Date,
): SimApplication {
  return {
    id: randomUUID(),
    appId: randomUUID(),
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    tags: [],
    createdDateTime: now.toISOString(),
    web: { redirectUris: [], homePageUrl: null, logoutUrl: null },
    spa: { redirectUris: [] },
    publicClient: { redirectUris: [] },
    passwordCredentials: [],
    ...given,
  };
}
