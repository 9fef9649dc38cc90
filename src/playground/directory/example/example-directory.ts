import type { Directory } from '../directory';
import { actingPeople } from './acting-people';
import { exampleGroups } from './groups';
import { hardAccounts } from './hard-accounts';
import { hardEvidence } from './hard-evidence';
import { hardNames } from './hard-names';
import { plainPeople } from './plain-people';

export const exampleTenantId = '7f1d3c52-0b0e-4a53-9a67-51c0ffee0001';

/**
 * Builds the example company, contoso.example: the same people and ids each time, in objects of its own.
 *
 * | who | resource | shows |
 * |---|---|---|
 * | Jane Doe and eleven more | one each | the plain case: e-mail, user name and name all agree |
 * | Alex Admin | 1021 | administrator |
 * | Taylor Lead | 1022 | approver |
 * | Sam Second | 1023 | approver through a nested group only |
 * | Robin Both | 1024 | administrator and approver |
 * | Uma User | 1025 | neither |
 * | Morgan Lee, Morgan Lee | 1031, 1032 | two people with one display name |
 * | José Núñez | 1033 Jose Nunez | accents in Entra only; nothing but the name agrees |
 * | Zoe Lindstrom | 1034 Zoë Lindström | accents in Autotask only; nothing but the name agrees |
 * | Siobhan O'Brien | 1035 | apostrophe in the name |
 * | Conor O'Neill | 1036 | apostrophe in the address |
 * | Priya Patel | 1037 | `+` in the address |
 * | Hugo Harper | 1038 | `#` in the address |
 * | Percy Grant | 1039 | `%20` in the address |
 * | `[Pay](https://evil.example)` | 1040 Mallory Link | a display name that is Markdown |
 * | `<at>everyone</at>` | 1041 Mallory Mention | a display name that is a mention |
 * | `${secret}` | 1042 Mallory Template | a display name that is a card template expression |
 * | Wolfeschlegel… | 1043 Hubert Wolfe | the longest display name, 256 characters |
 * | Pat Partner | 1051 | a guest |
 * | Dan Departed | 1052 | a disabled account |
 * | Ian Inactive | 1053 | an inactive resource |
 * | Autotask Service | 1054 | a resource that is an API user |
 * | Nadia Nowhere | none | a person without a resource |
 * | nobody | 1056 Orla Orphan | a resource without a person |
 * | Grace Hopkins | 1061 Grace Miller | renamed; the old principal name is an alias |
 * | Beatrice Alias | 1062 Support Desk | only an alias agrees (proxyAddresses) |
 * | Carl Mailer | 1063 C. Mailer | only the second e-mail agrees (email2) |
 * | Tess Twin | 1064, 1164 | two resources of equal evidence |
 * | Freya Front, Felix Front | 1065 Front Desk | one resource claimed by two people (otherMails) |
 * | Mia Mapped | 1067 | already mapped: her Object ID is on her resource |
 * | Nora Taken | 1068 | her Object ID is on somebody else's resource (1168 Norman Taker) |
 * | Walter Twice | 1069, 1169 | his Object ID is on two resources |
 *
 * The last three show only where the Autotask simulator has an SSO field.
 */
export function buildExampleDirectory(): Directory {
  const entries = [...plainPeople(), ...actingPeople(), ...hardNames(), ...hardAccounts(), ...hardEvidence()];
  return {
    tenantId: exampleTenantId,
    people: entries.flatMap(({ people }) => people),
    groups: exampleGroups(),
    resources: entries.flatMap(({ resources }) => resources),
  };
}
