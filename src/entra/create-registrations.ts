import type { GraphRequest } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { NewRegistration, Registration } from '../mapping/registration';
import { UpstreamError } from '../mapping/upstream-error';
import type { GraphClient } from './create-graph-client';
import { notEverywhereYet, unreadableAnswer } from './graph-trouble';
import { itemsOf } from './read-items';
import { readApplication, registrationFields, type ReadApplication } from './read-registration';
import { quoted } from './user-filters';
import { whatIs, type FoundObject } from './what-is';

/** App registrations of the tenant. Every call throws `UpstreamError`. */
export interface Registrations {
  readonly byClientId: (clientId: string) => Promise<Registration | null>;
  readonly tagged: (tag: string) => Promise<Registration[]>;
  readonly whatIs: (objectId: string) => Promise<FoundObject | null>;
  readonly create: (wish: NewRegistration) => Promise<Registration>;
  readonly ensureServicePrincipal: (clientId: string) => Promise<void>;
  readonly setWebRedirectUris: (objectId: string, uris: readonly string[]) => Promise<void>;
}

/** What Graph wants for reading and for writing. Source: Graph reference, "List applications", "Create application". */
export const mayRead = 'Application.Read.All';
const mayWrite = 'Application.ReadWrite.OwnedBy';

/** Reads and writes app registrations through Microsoft Graph. */
export function createRegistrations(client: GraphClient): Registrations {
  return {
    async byClientId(clientId) {
      const [found] = await search(client, `appId eq ${quoted(clientId)}`);
      return found ? withServicePrincipal(client, found) : null;
    },
    async tagged(tag) {
      const found = await search(client, `tags/any(t:t eq ${quoted(tag)})`);
      found.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
      return Promise.all(found.map((application) => withServicePrincipal(client, application)));
    },
    whatIs: (objectId) => whatIs(client, objectId),
    create: (wish) => create(client, wish),
    ensureServicePrincipal: (clientId) => ensureServicePrincipal(client, clientId),
    async setWebRedirectUris(objectId, uris) {
      await client.tell({
        operation: 'set redirect URIs',
        permission: mayWrite,
        path: `/applications/${encodeURIComponent(objectId)}`,
        // A PATCH merges into a complex value such as `web`, so that its other settings stay. Source: [MS-ODATA] 2.2.7.3.2;
        // the Graph reference says so of properties at the top only.
        send: (request) => request.patch({ web: { redirectUris: uris } }) as Promise<unknown>,
      });
    },
  };
}

async function search(client: GraphClient, filter: string): Promise<ReadApplication[]> {
  const page = await client.ask({
    operation: 'find apps',
    permission: mayRead,
    path: '/applications',
    send: (request) => selecting(request, filter, registrationFields),
  });
  return itemsOf(page).map(readApplication);
}

async function withServicePrincipal(
  client: GraphClient,
  application: ReadApplication,
): Promise<Registration> {
  return { ...application, servicePrincipal: await servicePrincipalOf(client, application.clientId) };
}

const principal = z.object({ accountEnabled: z.boolean().nullish() });

async function servicePrincipalOf(
  client: GraphClient,
  clientId: string,
): Promise<Registration['servicePrincipal']> {
  const page = await client.ask({
    operation: 'find enterprise application',
    permission: mayRead,
    path: '/servicePrincipals',
    send: (request) => selecting(request, `appId eq ${quoted(clientId)}`, ['id', 'accountEnabled']),
  });
  const [item] = itemsOf(page);
  if (item === undefined) return 'missing';
  const read = principal.safeParse(item);
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data.accountEnabled === false ? 'disabled' : 'enabled';
}

function selecting(request: GraphRequest, filter: string, fields: string[]): Promise<unknown> {
  // The client joins the query as it is given, so the filter must be encoded here.
  return request.select(fields).filter(encodeURIComponent(filter)).get() as Promise<unknown>;
}

async function create(
  client: GraphClient,
  { displayName, audience, tags }: NewRegistration,
): Promise<Registration> {
  const created = await client.tell({
    operation: 'register app',
    permission: mayWrite,
    path: '/applications',
    send: (request) => request.post({ displayName, signInAudience: audience, tags }) as Promise<unknown>,
  });
  return { ...readApplication(created), servicePrincipal: 'missing' };
}

/** Without this tag the portal's list of enterprise applications leaves it out. Source: azuread provider, `feature_tags`. */
const shownInPortal = 'WindowsAzureActiveDirectoryIntegratedApp';

async function ensureServicePrincipal(client: GraphClient, clientId: string): Promise<void> {
  if ((await servicePrincipalOf(client, clientId)) !== 'missing') return;
  try {
    await client.tell({
      operation: 'make enterprise application',
      permission: mayWrite,
      path: '/servicePrincipals',
      send: (request) => request.post({ appId: clientId, tags: [shownInPortal] }) as Promise<unknown>,
    });
  } catch (error) {
    throwUnlessThere(error);
  }
}

/**
 * Says what a refused enterprise application means. 409: somebody else was first, which is fine. 400 ("does not
 * reference a valid application object"), 404, and 403 that speaks of the backing application: this part of Entra has not heard of the new app yet. Source: issues
 * hashicorp/vault-plugin-secrets-azure#8, microsoftgraph/msgraph-sdk-dotnet#3108.
 */
function throwUnlessThere(error: unknown): void {
  if (!(error instanceof UpstreamError)) throw error;
  const { status } = error.details;
  if (status === 409) return;
  const isDelay =
    status === 400 || status === 404 || /backing application/i.test(String(error.details.cause));
  throw isDelay ? notEverywhereYet(error) : error;
}
