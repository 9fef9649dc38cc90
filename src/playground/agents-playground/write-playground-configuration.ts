import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { personalChatId, teamsUserId } from './playground-options';
import type { PlaygroundPerson, PlaygroundWindow } from './playground-options';

/**
 * Writes `.m365agentsplayground.yml` into a folder, in the Playground's format 0.1.1 (its schema is inside
 * the package `@microsoft/m365agentsplayground`, `userPrincipleName` is spelled so there).
 *
 * @returns the path of the file.
 */
export async function writePlaygroundConfiguration(
  folder: string,
  window: PlaygroundWindow,
): Promise<string> {
  const path = join(folder, '.m365agentsplayground.yml');
  await writeFile(path, stringify(configuration(window)));
  return path;
}

function configuration(window: PlaygroundWindow): object {
  const { currentUser, team } = window;
  return {
    version: '0.1.1',
    tenantId: window.tenantId,
    bot: { id: window.botId, name: window.botName },
    currentUser: user(currentUser),
    users: window.users.map(user),
    personalChat: { id: personalChatId(currentUser) },
    groupChat: { id: `19:${currentUser.objectId}@thread.v2`, name: `${currentUser.givenName}'s group chat` },
    team: { id: team.id, name: team.name, aadGroupId: team.groupId, channels: team.channels.map(channel) },
  };
}

function user(person: PlaygroundPerson): object {
  return {
    id: teamsUserId(person),
    name: person.displayName,
    userPrincipleName: person.userPrincipalName,
    aadObjectId: person.objectId,
    givenName: person.givenName,
    surname: person.surname,
    email: person.email,
  };
}

/** Only what the schema knows: one property more and the Playground refuses the file. */
function channel({ id, name }: { id: string; name: string }): object {
  return { id, name };
}
