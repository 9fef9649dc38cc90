/** A user of Entra ID, with the properties this product reads (Microsoft Graph v1.0, type `user`). */
export interface Person {
  /** The Object ID. */
  id: string;
  displayName: string;
  userPrincipalName: string;
  mail: string | null;
  mailNickname: string;
  givenName: string | null;
  surname: string | null;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  otherMails: string[];
  /** `SMTP:` in capitals marks the primary address, `smtp:` an alias. */
  proxyAddresses: string[];
  jobTitle: string | null;
  department: string | null;
}

type PersonBasics = Partial<Person> & { id: string; givenName: string; surname: string };

export const companyDomain = 'contoso.example';

/** A member whose addresses follow from the name (`jane.doe@contoso.example`), but for what is given. */
export function buildPerson(given: PersonBasics): Person {
  const mailNickname = given.mailNickname ?? asAddress(`${given.givenName}.${given.surname}`);
  const userPrincipalName = given.userPrincipalName ?? `${mailNickname}@${companyDomain}`;
  const mail = given.mail === undefined ? userPrincipalName : given.mail;
  return {
    displayName: `${given.givenName} ${given.surname}`,
    accountEnabled: true,
    userType: 'Member',
    otherMails: [],
    jobTitle: 'Support Engineer',
    department: 'Service Desk',
    ...given,
    mailNickname,
    userPrincipalName,
    mail,
    proxyAddresses: [...(mail ? [`SMTP:${mail}`] : []), ...(given.proxyAddresses ?? [])],
  };
}

/** The fixed Object ID of the example person with this number (0 to 9999). */
export function exampleObjectId(number: number): string {
  return `e7a4c000-0000-4000-8000-00000000${String(number).padStart(4, '0')}`;
}

function asAddress(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{Mark}/gu, '');
  return plain.toLowerCase().replace(/[^a-z0-9.]/g, '');
}
