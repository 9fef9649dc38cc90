import { z } from 'zod';
import type { EntraUser } from '../mapping/entra-user';
import { guid, list, text } from './graph-fields';
import { unreadableAnswer } from './graph-trouble';

/** The fields of a user the product needs, and no other (least privilege). Without `$select` Graph leaves several out. */
export const userFields = [
  'id',
  'displayName',
  'userPrincipalName',
  'mail',
  'mailNickname',
  'givenName',
  'surname',
  'accountEnabled',
  'userType',
  'otherMails',
  'proxyAddresses',
  'jobTitle',
  'department',
];

const graphUser = z.object({
  id: guid,
  displayName: text.transform((value) => value ?? ''),
  userPrincipalName: text.transform((value) => value ?? ''),
  mail: text,
  mailNickname: text,
  givenName: text,
  surname: text,
  accountEnabled: z
    .boolean()
    .nullish()
    .transform((enabled) => enabled !== false),
  userType: text,
  otherMails: list,
  proxyAddresses: list,
  jobTitle: text,
  department: text,
});

/** Reads a user as Graph gives it; what Graph left out is `null` or empty. Throws `UpstreamError`. */
export function readUser(item: unknown): EntraUser {
  const read = graphUser.safeParse(item);
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data;
}
