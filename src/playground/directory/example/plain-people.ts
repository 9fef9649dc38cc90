import { personWithResource, type DirectoryEntry } from '../directory-entry';

const names = [
  ['Liam', 'Carter'],
  ['Olivia', 'Bennett'],
  ['Noah', 'Fischer'],
  ['Emma', 'Rossi'],
  ['Lucas', 'Meyer'],
  ['Ava', 'Thompson'],
  ['Ethan', 'Walker'],
  ['Sophie', 'Laurent'],
  ['Mateo', 'Silva'],
  ['Hannah', 'Schmidt'],
  ['Oscar', 'Nilsson'],
] as const;

/** People who match their resource by e-mail, user name and name, and nobody else: Jane Doe first. */
export function plainPeople(): DirectoryEntry[] {
  return [
    janeDoe(),
    ...names.map(([givenName, surname], index) =>
      personWithResource({ number: 2 + index, givenName, surname }),
    ),
  ];
}

function janeDoe(): DirectoryEntry {
  const id = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01';
  return personWithResource({ number: 1, id, givenName: 'Jane', surname: 'Doe' });
}
