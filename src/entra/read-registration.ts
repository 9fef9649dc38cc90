import { z } from 'zod';
import type { Registration, SecretEntry } from '../mapping/registration';
import { guid, list, text } from './graph-fields';
import { unreadableAnswer } from './graph-trouble';

/** The fields of an app registration the product needs, and no other. */
export const registrationFields = [
  'id',
  'appId',
  'displayName',
  'signInAudience',
  'tags',
  'createdDateTime',
  'web',
  'spa',
  'publicClient',
  'passwordCredentials',
];

const platform = z
  .object({ redirectUris: list })
  .nullish()
  .transform((given) => given?.redirectUris ?? []);

const secret = z
  .object({ displayName: text, hint: text, endDateTime: z.string().pipe(z.coerce.date()) })
  .transform(({ displayName, hint, endDateTime }): SecretEntry => ({
    name: displayName,
    hint,
    expiresAt: endDateTime.toISOString(),
  }));

const graphApplication = z.object({
  id: guid,
  appId: guid,
  displayName: text,
  signInAudience: text,
  tags: list,
  createdDateTime: text,
  web: platform,
  spa: platform,
  publicClient: platform,
  passwordCredentials: z
    .array(secret)
    .nullish()
    .transform((values) => values ?? []),
});

/** An app registration as Graph gives it, without its enterprise application. */
export type ReadApplication = Omit<Registration, 'servicePrincipal'>;

/** Reads an app registration; what Graph left out is `null` or empty. Throws `UpstreamError`. */
export function readApplication(item: unknown): ReadApplication {
  const read = graphApplication.safeParse(item);
  if (!read.success) throw unreadableAnswer(read.error);
  const { id, appId, displayName, signInAudience, tags, createdDateTime, web, ...rest } = read.data;
  return {
    objectId: id,
    clientId: appId,
    displayName: displayName ?? '',
    audience: signInAudience,
    tags,
    webRedirectUris: web,
    otherRedirectUris: [...rest.spa, ...rest.publicClient],
    secrets: rest.passwordCredentials,
    createdAt: createdDateTime ?? '',
  };
}
