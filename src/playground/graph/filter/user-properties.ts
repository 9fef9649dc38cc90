/** How Graph lets `$filter` use each property of a user (user resource type, "Supports $filter"). */
export const filterableProperties: Record<string, 'string' | 'boolean' | 'collection'> = {
  id: 'string',
  displayName: 'string',
  userPrincipalName: 'string',
  mail: 'string',
  mailNickname: 'string',
  givenName: 'string',
  surname: 'string',
  userType: 'string',
  jobTitle: 'string',
  department: 'string',
  accountEnabled: 'boolean',
  proxyAddresses: 'collection',
  otherMails: 'collection',
};
