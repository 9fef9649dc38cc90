import type { MappingRequest } from '../../mapping/request';
import { resourceName } from '../../mapping/resource';

/** Where the Unique ID is pasted, as Autotask's menus are named. */
export const ssoPage =
  'Admin > Organization Settings & Users > Resources/Users (HR) > Security > Single Sign-On (OpenID Connect (OIDC)) > Resources tab';

/** The ticket's title, at most 255 characters. */
export function titleFor({ resource }: MappingRequest): string {
  return `SSO: paste the Unique ID of ${short(resourceName(resource), 120)} (${short(resource.userName, 80)})`;
}

/** What is to be done and who decided it, in plain words, at most 8000 characters. */
export function descriptionFor(request: MappingRequest): string {
  const { resource, user } = request;
  return [
    `The single sign-on mapping of the resource ${named(request)} was approved. One thing is left to do by hand, because Autotask's API has no field for it:`,
    '',
    `1. Open ${ssoPage}.`,
    `2. Tick the box beside ${short(resourceName(resource), 200)}.`,
    `3. Paste this Object ID into Unique ID: ${user.id}`,
    '4. Save, then tick the item in the checklist of this ticket.',
    '',
    `Entra ID user: ${short(user.displayName, 256)} (${short(user.userPrincipalName, 256)})`,
    `Asked for by: ${short(request.requester.name, 256)}, ${request.requestedAt}`,
    ...approval(request),
    `Request: ${request.id}`,
  ].join('\n');
}

/** The checklist item: whose Unique ID, and the Object ID in full, at most 600 characters. */
export function itemNameFor(request: MappingRequest): string {
  return `Paste the Unique ID of ${named(request)}: ${request.user.id}`;
}

function named({ resource }: MappingRequest): string {
  return `${short(resourceName(resource), 200)} (user name ${short(resource.userName, 200)})`;
}

function approval({ decision, note }: MappingRequest): string[] {
  const noted = note === null ? [] : [`Note: ${short(note, 1000)}`];
  if (!decision) return noted;
  const comment = decision.comment === null ? '' : ` (${short(decision.comment, 1000)})`;
  return [...noted, `Approved by: ${short(decision.by.name, 256)}, ${decision.at}${comment}`];
}

/** One line, cut where it would be too long. */
function short(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
