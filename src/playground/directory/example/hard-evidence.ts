import { numberedPerson, personWithResource, type DirectoryEntry } from '../directory-entry';
import { buildResource, buildResourceOf, exampleSsoField } from '../simulated-resource';

/** Pairs whose evidence is weak, double or spoken for. Who shows what: see example-directory.ts. */
export function hardEvidence(): DirectoryEntry[] {
  return [
    renamed(),
    aliasInEntra(),
    aliasInAutotask(),
    twoResources(),
    twoPeople(),
    alreadyMapped(),
    idOnAnotherResource(),
    idOnTwoResources(),
  ];
}

/** She was Grace Miller; her old principal name lives on as an alias, and Autotask never heard of the wedding. */
function renamed(): DirectoryEntry {
  return personWithResource(
    {
      number: 61,
      givenName: 'Grace',
      surname: 'Hopkins',
      proxyAddresses: ['smtp:grace.miller@contoso.example'],
    },
    { lastName: 'Miller', userName: 'grace.miller', email: 'grace.miller@contoso.example' },
  );
}

function aliasInEntra(): DirectoryEntry {
  return personWithResource(
    {
      number: 62,
      givenName: 'Beatrice',
      surname: 'Alias',
      proxyAddresses: ['smtp:support.bea@contoso.example'],
    },
    { firstName: 'Support', lastName: 'Desk', userName: 'bea', email: 'support.bea@contoso.example' },
  );
}

function aliasInAutotask(): DirectoryEntry {
  const email2 = 'carl.mailer@contoso.example';
  return personWithResource(
    { number: 63, givenName: 'Carl', surname: 'Mailer' },
    { firstName: 'C.', userName: 'cm63', email: 'carl@private.example', email2 },
  );
}

function twoResources(): DirectoryEntry {
  const tess = numberedPerson({ number: 64, givenName: 'Tess', surname: 'Twin' });
  const resources = [
    buildResourceOf(tess, { id: 1064, userName: 'tess.east' }),
    buildResourceOf(tess, { id: 1164, userName: 'tess.west' }),
  ];
  return { people: [tess], resources };
}

/** Both name the front desk's mailbox as their other address, so both can claim its one resource. */
function twoPeople(): DirectoryEntry {
  const email = 'frontdesk@contoso.example';
  const people = [
    numberedPerson({ number: 65, givenName: 'Freya', surname: 'Front', otherMails: [email] }),
    numberedPerson({ number: 66, givenName: 'Felix', surname: 'Front', otherMails: [email] }),
  ];
  const desk = { id: 1065, firstName: 'Front', lastName: 'Desk', userName: 'frontdesk', email };
  return { people, resources: [buildResource(desk)] };
}

function alreadyMapped(): DirectoryEntry {
  const mia = numberedPerson({ number: 67, givenName: 'Mia', surname: 'Mapped' });
  return { people: [mia], resources: [buildResourceOf(mia, { id: 1067, [exampleSsoField]: mia.id })] };
}

function idOnAnotherResource(): DirectoryEntry {
  const nora = numberedPerson({ number: 68, givenName: 'Nora', surname: 'Taken' });
  const taker = {
    id: 1168,
    firstName: 'Norman',
    lastName: 'Taker',
    userName: 'ntaker',
    email: 'ntaker@legacy.example',
  };
  return {
    people: [nora],
    resources: [buildResourceOf(nora, { id: 1068 }), buildResource({ ...taker, [exampleSsoField]: nora.id })],
  };
}

function idOnTwoResources(): DirectoryEntry {
  const walter = numberedPerson({ number: 69, givenName: 'Walter', surname: 'Twice' });
  const held = { [exampleSsoField]: walter.id };
  const resources = [
    buildResourceOf(walter, { id: 1069, ...held }),
    buildResourceOf(walter, { id: 1169, userName: 'walter.old', email: 'walter@legacy.example', ...held }),
  ];
  return { people: [walter], resources };
}
