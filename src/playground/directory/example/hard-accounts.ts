import { numberedPerson, personWithResource, type DirectoryEntry } from '../directory-entry';
import { buildResource, licenseTypes } from '../simulated-resource';

/** The API user the simulated Autotask expects its callers to sign in as. */
export const apiUserName = 'api.user@contoso.example';

/** Accounts that may not be mapped, or sit on one side only. Who shows what: see example-directory.ts. */
export function hardAccounts(): DirectoryEntry[] {
  return [guest(), disabledAccount(), inactiveResource(), apiUser(), noResource(), noPerson()];
}

function guest(): DirectoryEntry {
  return personWithResource({
    number: 51,
    givenName: 'Pat',
    surname: 'Partner',
    mailNickname: 'pat_partner.example#EXT#',
    userPrincipalName: 'pat_partner.example#EXT#@contoso.example',
    mail: 'pat@partner.example',
    userType: 'Guest',
  });
}

function disabledAccount(): DirectoryEntry {
  return personWithResource({ number: 52, givenName: 'Dan', surname: 'Departed', accountEnabled: false });
}

function inactiveResource(): DirectoryEntry {
  return personWithResource({ number: 53, givenName: 'Ian', surname: 'Inactive' }, { isActive: false });
}

function apiUser(): DirectoryEntry {
  return personWithResource(
    { number: 54, givenName: 'Autotask', surname: 'Service', mail: apiUserName },
    { userName: apiUserName, licenseType: licenseTypes.apiUser, title: null },
  );
}

function noResource(): DirectoryEntry {
  return { people: [numberedPerson({ number: 55, givenName: 'Nadia', surname: 'Nowhere' })], resources: [] };
}

function noPerson(): DirectoryEntry {
  const orla = {
    firstName: 'Orla',
    lastName: 'Orphan',
    userName: 'orla.orphan',
    email: 'orla@elsewhere.example',
  };
  return { people: [], resources: [buildResource({ id: 1056, ...orla })] };
}
