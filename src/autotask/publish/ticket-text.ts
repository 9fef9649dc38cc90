import type { Decision, MappingRequest, Actor, Purpose } from '../../mapping/request';
import { resourceName } from '../../mapping/resource';
import type { TicketWish } from './tickets';

/** Where the Unique ID is pasted, as Autotask's menus are named. */
export const ssoPage =
  'Admin > Organization Settings & Users > Resources/Users (HR) > Security > Single Sign-On (OpenID Connect (OIDC)) > Resources tab';

/** The ticket of one request: what is to be done and who decided it, in plain words. */
export function ticketTextFor(request: MappingRequest): TicketWish {
  return { key: request.id, title: titleFor(request), description: descriptionFor(request) };
}

/** The checklist item: whose Unique ID, and the Object ID in full, at most 600 characters. */
export function itemNameFor(request: MappingRequest): string {
  return `${verbs[request.purpose]} the Unique ID of ${named(request)}: ${request.user.id}`;
}

/** Who asked, with what note, and who approved, a line each. */
export function linesAbout(asked: {
  readonly requester: Actor;
  readonly requestedAt: string;
  readonly note: string | null;
  readonly decision: Decision | null;
}): string[] {
  const { requester, requestedAt, note, decision } = asked;
  const comment = decision?.comment ? ` (${short(decision.comment, 1000)})` : '';
  return [
    `Asked for by: ${short(requester.name, 256)}, ${requestedAt}`,
    ...(note === null ? [] : [`Note: ${short(note, 1000)}`]),
    ...(decision ? [`Approved by: ${short(decision.by.name, 256)}, ${decision.at}${comment}`] : []),
  ];
}

const verbs: Readonly<Record<Purpose, string>> = { map: 'Paste', unmap: 'Clear' };

/** At most 255 characters. */
function titleFor({ resource, purpose }: MappingRequest): string {
  const who = `${short(resourceName(resource), 120)} (${short(resource.userName, 80)})`;
  return `SSO: ${verbs[purpose].toLowerCase()} the Unique ID of ${who}`;
}

/** At most 8000 characters. */
function descriptionFor(request: MappingRequest): string {
  const { user } = request;
  const what =
    request.purpose === 'map' ? 'The single sign-on mapping' : 'Removing the single sign-on mapping';
  return [
    `${what} of the resource ${named(request)} was approved. One thing is left to do by hand, because Autotask's API has no field for it:`,
    '',
    `1. Open ${ssoPage}.`,
    ...stepsFor(request),
    '4. Save, then tick the item in the checklist of this ticket.',
    '',
    `Entra ID user: ${short(user.displayName, 256)} (${short(user.userPrincipalName, 256)})`,
    ...linesAbout(request),
    `Request: ${request.id}`,
  ].join('\n');
}

function stepsFor({ purpose, resource, user }: MappingRequest): string[] {
  const name = short(resourceName(resource), 200);
  return purpose === 'map'
    ? [`2. Tick the box beside ${name}.`, `3. Paste this Object ID into Unique ID: ${user.id}`]
    : [`2. Find ${name}.`, `3. Clear Unique ID, which holds this Object ID: ${user.id}`];
}

function named({ resource }: MappingRequest): string {
  return `${short(resourceName(resource), 200)} (user name ${short(resource.userName, 200)})`;
}

/** One line, cut where it would be too long. */
function short(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
