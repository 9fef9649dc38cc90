import { z } from 'zod';
import type { Registration, SecretEntry } from '../mapping/registration';
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

const guid = z.string().transform((id) => id.toLowerCase());
const list = z
  .array(z.string())
  .nullish()
  .transform((values) => values ?? []);
const platform = z
  .object({ redirectUris: list })
  .nullish()
  .transform((given) => given?.redirectUris ?? []);

const secret = z
  .object({ displayName: z.string().nullish(), hint: z.string().nullish(), endDateTime: z.string() })
  .transform(({ displayName, hint, endDateTime }): SecretEntry => ({
    name: displayName ?? null,
    hint: hint ?? null,
    expiresAt: new Date(endDateTime).toISOString(),
  }));

const graphApplication = z.object({
  id: guid,
  appId: guid,
  displayName: z.string().nullish(),
  signInAudience: z.string().nullish(),
  tags: list,
  createdDateTime: z.string().nullish(),
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
  const { id, appId, web, spa, publicClient, data } = { ...read.data, data: read.data };
  return {
    objectId: id,
    clientId: appId,
    displayName: data.displayName ?? '',
    audience: data.signInAudience ?? null,
    tags: data.tags,
    webRedirectUris: web,
    otherRedirectUris: [...spa, ...publicClient],
    secrets: data.passwordCredentials,
    createdAt: data.createdDateTime ?? '',
  };
}

/** The items of a page (`{value: […]}`). Throws `UpstreamError`. */
export function itemsOf(page: unknown): unknown[] {
  const read = z.object({ value: z.array(z.unknown()) }).safeParse(page ?? { value: [] });
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data.value;
}
