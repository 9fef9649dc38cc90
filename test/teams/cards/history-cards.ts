import type { AuditRecord } from '../../../src/mapping/audit-chain';
import { linkCard } from '../../../src/teams/cards/export/link-card';
import { linkOfferCard } from '../../../src/teams/cards/export/link-offer-card';
import { noAddressCard } from '../../../src/teams/cards/export/no-address-card';
import { refusedFileCard } from '../../../src/teams/cards/export/refused-file-card';
import { foundHistoryCard } from '../../../src/teams/cards/history/found-history-card';
import { historyCard } from '../../../src/teams/cards/history/history-card';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import {
  entriesAPage,
  everything,
  type History,
  type HistoryEntry,
} from '../../../src/workflow/history/history';
import { administrator, teamLead } from '../../mapping/examples';
import { download } from '../../store/whole-company-examples';
import { people } from './examples';
import { rewrite, type Rewrite } from './rewrite';

const approved: AuditRecord = {
  seq: 41,
  at: '2026-11-23T09:15:00.000Z',
  actor: teamLead,
  event: 'request.approved',
  requestId: 'k7m2-9qxd',
  before: 'pending',
  after: 'approved',
  details: { comment: 'Spoke to her.', selfApproved: true },
  previousHash: '0',
  hash: '0',
};
const pair = { kind: 'request', purpose: 'map', person: 'Jane Doe', resource: 'jane.doe' } as const;
const entries: readonly HistoryEntry[] = [
  { record: approved, subject: pair },
  { record: { ...approved, actor: administrator, event: 'request.pending', details: {} }, subject: pair },
  {
    record: {
      ...approved,
      actor: administrator,
      event: 'approvals.bound',
      requestId: null,
      after: 'Team leads',
      details: {},
    },
    subject: null,
  },
];

/** A page in the middle of a search by person and day. */
export const exampleHistory: History = {
  filter: {
    about: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01',
    actor: null,
    from: '2026-11-01',
    until: '2026-11-30',
  },
  about: 'jane.doe@contoso.example',
  actor: null,
  total: 27,
  page: 1,
  entries,
};

/** As full as a page gets. */
function fullHistory(change: Rewrite): History {
  const [first] = rewrite(entries, change);
  return {
    ...exampleHistory,
    filter: { ...exampleHistory.filter, actor: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01' },
    about: change('jane.doe@contoso.example'),
    actor: change('alex.admin@contoso.example'),
    entries: Array.from({ length: entriesAPage }, () => first).flatMap((entry) => (entry ? [entry] : [])),
  };
}

export const exampleLink = {
  kind: 'link',
  url: 'https://sso.contoso.example/downloads/a-token',
  fileName: 'sso-audit-2026-11-23-0915Z.csv',
  expiresAt: '2026-11-23T09:25:00.000Z',
} as const;

/** Every card of the history and of files. */
export function historyCards(change: Rewrite): Record<string, AdaptiveCard> {
  const who = change('jane');
  return {
    history: historyCard({
      ...exampleHistory,
      filter: everything,
      about: null,
      page: 0,
      entries: rewrite(entries, change),
    }),
    'history, a full page': historyCard(fullHistory(change)),
    'history, nothing': historyCard({ ...fullHistory(change), total: 0, page: 0, entries: [] }),
    'history, several people': foundHistoryCard({ kind: 'several', who, people: rewrite(people, change) }),
    'history, nobody': foundHistoryCard({ kind: 'nobody', who }),
    'history, denied': foundHistoryCard({ kind: 'denied' }),
    export: linkOfferCard(rewrite(download(), change)),
    'export, the link': linkCard(exampleLink),
    'export, no address': noAddressCard(),
    'export, not yours': refusedFileCard({ kind: 'not-yours', owner: who }),
  };
}

/** Their buttons. */
export const historyButtonsAllowed: Readonly<Record<string, readonly string[]>> = {
  history: ['Older'],
  'history, a full page': ['Newer', 'Older'],
  export: ['Get my link'],
};
