import { randomUUID } from 'node:crypto';
import type { GraphState } from '../graph-state';
import { addPassword } from './add-password';
import { newApplication, type SimApplication } from './application';

/** What an administrator does on the pages of the portal, without Graph. Each throws for an app nobody has. */
export interface Portal {
  /** App registrations > New registration: the app and its enterprise application. */
  registerApp(given: { displayName: string; redirectUris?: string[]; signInAudience?: string }): {
    objectId: string;
    clientId: string;
    servicePrincipalId: string;
  };
  /** Authentication: adds a redirect URI to a platform. */
  addRedirectUri(clientId: string, uri: string, platform?: 'web' | 'spa' | 'publicClient'): void;
  /** Certificates & secrets > New client secret: its value, shown this once. */
  addSecret(clientId: string, given: { name: string; expiresAt: string }): string;
  deleteApp(clientId: string): void;
}

/** The portal of this tenant. */
export function portalOf(state: GraphState): Portal {
  const appOf = (clientId: string): SimApplication => {
    const application = state.applications.find(({ appId }) => appId === clientId);
    if (!application) throw new Error(`There is no app ${clientId}.`);
    return application;
  };
  return {
    registerApp({ displayName, redirectUris = [], signInAudience = 'AzureADMyOrg' }) {
      const application = newApplication({ displayName, signInAudience, ownedByCaller: false }, state.now());
      application.web.redirectUris.push(...redirectUris);
      const { id: objectId, appId } = application;
      const principal = { id: randomUUID(), appId, displayName, accountEnabled: true };
      state.applications.push(application);
      state.servicePrincipals.push(principal);
      return { objectId, clientId: appId, servicePrincipalId: principal.id };
    },
    addRedirectUri: (clientId, uri, platform = 'web') =>
      void appOf(clientId)[platform].redirectUris.push(uri),
    addSecret: (clientId, { name, expiresAt }) =>
      addPassword(
        appOf(clientId),
        { passwordCredential: { displayName: name, endDateTime: expiresAt } },
        state.now(),
      ).secretText,
    deleteApp(clientId) {
      state.applications.splice(state.applications.indexOf(appOf(clientId)), 1);
      const principal = state.servicePrincipals.findIndex(({ appId }) => appId === clientId);
      if (principal >= 0) state.servicePrincipals.splice(principal, 1);
    },
  };
}
