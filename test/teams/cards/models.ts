import { Template } from 'adaptivecards-templating';
import { approvalCard } from '../../../src/teams/cards/approval-card';
import { askWhoCard } from '../../../src/teams/cards/ask-who-card';
import { choosePersonCard } from '../../../src/teams/cards/choose-card';
import { helpCard } from '../../../src/teams/cards/help-card';
import { noticeCard } from '../../../src/teams/cards/notice-card';
import { pendingReminderCard } from '../../../src/teams/cards/pending-reminder-card';
import { unmapCard } from '../../../src/teams/cards/unmap-card';
import { pendingCard } from '../../../src/teams/cards/pending-card';
import { doctorCard } from '../../../src/teams/cards/doctor-card';
import { doneCard } from '../../../src/teams/cards/setup/done-card';
import { heldCard, pausedCard } from '../../../src/teams/cards/setup/paused-card';
import { setupCard } from '../../../src/teams/cards/setup/setup-card';
import { secretReminderCard } from '../../../src/teams/cards/secret-reminder-card';
import { personCard } from '../../../src/teams/cards/person-card';
import { proposalCard } from '../../../src/teams/cards/proposal-card';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import { requestCard } from '../../../src/teams/cards/request-card';
import { coverageCard } from '../../../src/teams/cards/reports/coverage-card';
import { planCard } from '../../../src/teams/cards/reports/plan-card';
import { planListCard } from '../../../src/teams/cards/reports/plan-list-card';
import { readingCard } from '../../../src/teams/cards/reports/reading-card';
import { driftCard } from '../../../src/teams/cards/drift/drift-card';
import { linkCard } from '../../../src/teams/cards/export/link-card';
import { linkOfferCard } from '../../../src/teams/cards/export/link-offer-card';
import { historyCard } from '../../../src/teams/cards/history/history-card';
import { batchCard } from '../../../src/teams/cards/batch/batch-card';
import { helpLines } from './all-cards';
import { rowsCard } from './batch-cards';
import { exampleHistory, exampleLink } from './history-cards';
import { exampleDigest } from './drift-cards';
import { asked, coverage, examplePage, examplePlan } from './report-examples';
import { batches } from './batch-examples';
import { download } from '../../store/whole-company-examples';
import { halfApproved, removals, unmapProposal, waiting } from './unmap-cards';
import { findings, finished, reminder, shownStep, stepFacts } from './setup-examples';
import { draft, mapping, now, pendingRequest, people, proposal, requests } from './examples';

/** Who draws which template, with an example that fills as much of it as one can. */
export const builders: Readonly<Record<string, () => AdaptiveCard>> = {
  approval: () => approvalCard(pendingRequest, now),
  'ask-who': askWhoCard,
  batch: () => batchCard(batches.running, 'approvals', now),
  'batch-approval': () => batchCard(batches.pending, 'approvals', now),
  'batch-rows': () => rowsCard(true),
  choose: () => choosePersonCard({ ...draft, who: 'Morgan Lee' }, people),
  doctor: () => doctorCard(findings),
  drift: () => driftCard(exampleDigest),
  help: () => helpCard(helpLines, '"mpa" is not a command. Did you mean: map jane.doe'),
  notice: () =>
    noticeCard({
      tone: 'info',
      title: 'No Autotask resource found',
      lines: ['Autotask has no resource with the user name, e-mail or id "jdow". Nothing was changed.'],
      next: ['Name the resource yourself: map jane.doe@contoso.example to jane.doe'],
    }),
  pending: () =>
    pendingCard(
      [
        { kind: 'request', request: halfApproved },
        { kind: 'request', request: removals['awaiting clearing'] },
        { kind: 'batch', batch: batches.running.batch },
      ],
      now,
    ),
  'pending-reminder': () => pendingReminderCard(waiting, true),
  person: () =>
    personCard({
      kind: 'person',
      isInEntra: true,
      user: proposal.user,
      mapping,
      requests: [requests['applied by ticket']],
      more: true,
      signIn: { kind: 'seen', at: '2026-11-23T08:15:00.000Z' },
    }),
  export: () => linkOfferCard(download()),
  'export-link': () => linkCard(exampleLink),
  history: () => historyCard(exampleHistory),
  coverage: () => coverageCard(asked, coverage),
  plan: () => planCard(examplePlan()),
  'plan-list': () => planListCard(examplePage('ambiguous')),
  reading: () => readingCard('plan'),
  proposal: () => proposalCard(proposal),
  request: () => requestCard(requests['awaiting paste'], 'requester'),
  'secret-reminder': () => secretReminderCard(reminder),
  'setup-automatic': () => setupCard(shownStep(stepFacts.automatic)),
  'setup-before': () => setupCard(shownStep(stepFacts.before)),
  'setup-by-hand': () => setupCard(shownStep(stepFacts['by hand'], true)),
  'setup-copy': () => setupCard(shownStep(stepFacts.copy)),
  'setup-done': () => doneCard(finished),
  'setup-held': () => heldCard({ ...finished, step: 'redirect' }),
  'setup-mode': () => setupCard(shownStep(stepFacts.mode)),
  'setup-paused': () => pausedCard({ ...finished, step: 'redirect', paused: true }),
  'setup-pilot': () => setupCard(shownStep(stepFacts.pilot)),
  'setup-redirect': () => setupCard(shownStep(stepFacts.redirect)),
  'setup-secret': () => setupCard(shownStep(stepFacts.secret)),
  unmap: () => unmapCard(unmapProposal),
  'setup-way': () => setupCard(shownStep(stepFacts['choose the way'])),
};

/** What a builder hands to its template: caught where it reaches the templating library. */
export function modelOf(build: () => AdaptiveCard): unknown {
  const expand = jest.spyOn(Template.prototype, 'expand');
  try {
    build();
    return expand.mock.lastCall?.[0].$root;
  } finally {
    expand.mockRestore();
  }
}
