import { z } from 'zod';
import type { PlaygroundWindow } from './playground-options';

const filled = z.string().min(1, 'must not be empty');
const guid = z.string().uuid('must be a GUID such as 00000000-0000-4000-8000-000000000000');
// Thread ids are `<channel>;messageid=<message>`: a semicolon in a channel id would cut it short.
const conversationId = filled.refine((id) => !id.includes(';'), 'must not contain a semicolon');

const person = z.object({
  objectId: guid,
  displayName: filled,
  userPrincipalName: filled,
  givenName: filled,
  surname: filled,
  email: filled,
});
const channel = z.object({ id: conversationId, name: filled });

const playgroundWindow = z
  .object({
    tenantId: guid,
    botId: filled,
    botName: filled.max(42, 'may have at most 42 characters'),
    currentUser: person,
    users: z.array(person).length(5, 'must be exactly five people beside currentUser'),
    team: channel.extend({
      groupId: guid,
      channels: z.array(channel).max(1, 'may hold one channel, the Playground adds General itself'),
    }),
  })
  .superRefine((window, context) => {
    const people = [window.currentUser, ...window.users].map(({ objectId }) => objectId.toLowerCase());
    for (const id of repeated(people)) {
      context.addIssue({ code: 'custom', path: ['users'], message: `name the Object ID ${id} twice` });
    }
    for (const id of repeated([window.team.id, ...window.team.channels.map((one) => one.id)])) {
      context.addIssue({ code: 'custom', path: ['team'], message: `uses the conversation id ${id} twice` });
    }
  });

/**
 * Says in plain words what the Agents Playground would refuse. It exits with code 1 and no word on the
 * console (its reasons go to a log file), so everything is looked at before it is started.
 *
 * @throws Error naming every problem at once, one a line.
 */
export function checkPlaygroundWindow(window: PlaygroundWindow): void {
  const result = playgroundWindow.safeParse(window);
  if (result.success) return;
  const problems = result.error.issues.map((issue) => `- ${issue.path.join('.')} ${issue.message}`);
  throw new Error(['The Agents Playground cannot start with this configuration:', ...problems].join('\n'));
}

function repeated(ids: string[]): Set<string> {
  return new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
}
