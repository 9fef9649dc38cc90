import {
  driftKinds,
  type AcceptedDrift,
  type DriftDigest,
  type DriftFinding,
  type DriftRow,
} from '../../../src/mapping/drift/drift';
import { driftCard } from '../../../src/teams/cards/drift/drift-card';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import { exampleResource, exampleUser, teamLead } from '../../mapping/examples';
import { driftOf } from '../../mapping/drift/examples';
import { rewrite, type Rewrite } from './rewrite';

const recreated: DriftFinding = firstOf(driftOf({ id: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a02' }));
const renamed: DriftFinding = firstOf(driftOf({ displayName: 'Jane Miller' }));
const disabled: DriftFinding = firstOf(driftOf({ accountEnabled: false }));
const inactive: DriftFinding = firstOf(driftOf({}, { isActive: false }));
const overdue: DriftFinding = { ...disabled, kind: 'paste-overdue' };

const acceptance: AcceptedDrift = {
  key: renamed.key,
  fingerprint: renamed.fingerprint,
  by: teamLead,
  at: '2026-11-24T08:05:00.000Z',
  reason: 'She married in November.',
};

/** A page with rows new and old, open and accepted. */
export const exampleDigest: DriftDigest = {
  reportId: 'r7k2qa',
  revision: 2,
  askedAt: '2026-11-24T03:00:00.000Z',
  total: 6,
  fresh: 1,
  accepted: 2,
  rows: rowsOf([recreated, disabled, inactive, renamed], { 4: acceptance }),
  page: 0,
  pages: 2,
};

const digests: Readonly<Record<string, DriftDigest>> = {
  'first page': exampleDigest,
  'last page': {
    ...exampleDigest,
    rows: rowsOf([overdue, renamed]).map((row) => ({ ...row, position: row.position + 4 })),
    page: 1,
  },
  'one, accepted': {
    ...exampleDigest,
    total: 1,
    accepted: 1,
    rows: rowsOf([renamed], { 1: acceptance }),
    pages: 1,
  },
  nothing: { ...exampleDigest, total: 0, fresh: 0, accepted: 0, rows: [], pages: 1 },
  ...Object.fromEntries(
    driftKinds.map((kind) => [
      kind,
      { ...exampleDigest, total: 1, rows: rowsOf([{ ...disabled, kind }]), pages: 1 },
    ]),
  ),
};

/** Every card of drift, by a name for tests. @param change what to do to each text from outside */
export function driftCards(change: Rewrite = (text) => text): Record<string, AdaptiveCard> {
  return Object.fromEntries(
    Object.entries(digests).map(([name, digest]) => [`drift: ${name}`, driftCard(rewrite(digest, change))]),
  );
}

/** The buttons at the bottom of every card of drift, by the card's name; others have none. */
export const driftButtonsAllowed: Readonly<Record<string, readonly string[]>> = {
  'drift: first page': ['Next'],
  'drift: last page': ['Previous'],
};

/** A page of the rows that hold most, with as much in them as there can be; every text from outside is `name`. */
export function fullestDriftCard(name: string): AdaptiveCard {
  const [found] = driftOf(
    { id: 'new', displayName: name, userPrincipalName: exampleUser().userPrincipalName },
    exampleResource(),
  );
  const most = {
    ...recreated,
    person: name,
    resource: name,
    sentence: name.repeat(3),
    advice: found?.advice ?? '',
  };
  const acceptedRow = { ...acceptance, by: { ...teamLead, name }, reason: name.repeat(2) };
  const rows = rowsOf([most, most, most, { ...most, ...renamed, person: name }], { 1: acceptedRow });
  return driftCard({ ...exampleDigest, total: 12_000, rows, page: 1, pages: 3_000 });
}

function rowsOf(
  findings: readonly DriftFinding[],
  accepted: Readonly<Record<number, AcceptedDrift>> = {},
): DriftRow[] {
  return findings.map((finding, index) => ({
    position: index + 1,
    finding,
    accepted: accepted[index + 1] ?? null,
  }));
}

function firstOf([finding]: readonly DriftFinding[]): DriftFinding {
  if (!finding) throw new Error('nothing was found');
  return finding;
}
