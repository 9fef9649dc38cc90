import { randomUUID } from 'node:crypto';
import { createDirectory } from '../../src/entra/create-directory';
import { createEntraProbes } from '../../src/entra/create-entra-probes';
import type { GraphClient } from '../../src/entra/create-graph-client';
import { createRegistrations } from '../../src/entra/create-registrations';
import type { GraphQuestion } from '../../src/entra/graph-question';

/** What the bot asks of Graph, and what that needs. */
export type EntraOperation = Pick<GraphQuestion, 'operation' | 'permission'>;

/** Does everything the bot can do in Entra ID, with a Graph that has nothing, and tells what was asked of it. */
export async function entraOperations(): Promise<EntraOperation[]> {
  const asked: EntraOperation[] = [];
  const answer = ({ operation, permission }: GraphQuestion): Promise<unknown> => {
    asked.push({ operation, permission });
    return Promise.resolve({ value: [] });
  };
  // Some find the answer strange, after they asked.
  await Promise.allSettled(everything({ ask: answer, tell: answer }));
  return asked;
}

function everything(client: GraphClient): Promise<unknown>[] {
  const [id, other] = [randomUUID(), randomUUID()];
  const directory = createDirectory(client);
  const registrations = createRegistrations(client);
  const probes = createEntraProbes(client, { baseUrl: 'http://127.0.0.1:1' });
  return [
    directory.findUsers({ kind: 'address', address: 'adele@contoso.com' }),
    directory.getUser(id),
    directory.memberOf(id, [other]),
    directory.allUsers(),
    directory.getUsers([id]),
    directory.findGroups('people'),
    directory.peopleIn(id),
    directory.lastSignIn(id, other),
    registrations.tagged('tag'),
    registrations.byClientId(id),
    registrations.whatIs(id),
    registrations.create({ displayName: 'SSO', audience: 'AzureADMyOrg', tags: [] }),
    registrations.ensureServicePrincipal(id),
    registrations.setWebRedirectUris(id, []),
    probes.tenant(),
    probes.readSomeUser(),
    probes.readSomeApp(),
    probes.group(id),
  ];
}
