import type { Examined } from '../../../src/workflow/examine';
import { approvalCard } from '../../../src/teams/cards/approval-card';
import { askWhoCard } from '../../../src/teams/cards/ask-who-card';
import { choosePersonCard, chooseResourceCard } from '../../../src/teams/cards/choose-card';
import { deniedCard } from '../../../src/teams/cards/denied-card';
import { examinedCard } from '../../../src/teams/cards/answer-examined';
import { helpCard } from '../../../src/teams/cards/help-card';
import { noticeCard } from '../../../src/teams/cards/notice-card';
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
import { withRefresh } from '../../../src/teams/cards/with-refresh';
import { batchCards } from './batch-cards';
import { viewers } from './viewers';
import { driftCards } from './drift-cards';
import { historyCards } from './history-cards';
import { reportCards } from './report-cards';
import { rewrite, type Rewrite } from './rewrite';
import { unmapCards, unmapProposal } from './unmap-cards';
import { findings, finished, reminder, shownStep, stepFacts, unseen } from './setup-examples';
import { candidates, draft, mapping, now, pendingRequest, people, proposal, requests } from './examples';

/** The words of the help card. */
export const helpLines = [
  {
    usage: 'map <who> [to <Autotask user name>]',
    summary: 'Find a person in Entra ID and their Autotask resource, and ask for approval of the mapping.',
  },
  { usage: 'pending', summary: 'List the requests that wait for approval, for posting or for the paste.' },
];

/** Everything a look-up can come to. */
const examined: Record<Examined['kind'], Examined> = {
  proposal,
  'choose-person': { kind: 'choose-person', draft, people },
  'choose-resource': { kind: 'choose-resource', draft, user: proposal.user, candidates },
  nobody: { kind: 'nobody', who: 'jane.dow' },
  'too-many': { kind: 'too-many', upstream: 'Entra ID', text: 'jane' },
  'no-resource': { kind: 'no-resource', user: proposal.user, name: 'jdow' },
  'unmap-proposal': unmapProposal,
  'choose-mapping': { kind: 'choose-mapping', draft, mappings: [mapping, { ...mapping, objectId: 'other' }] },
  'not-mapped': { kind: 'not-mapped', who: 'jane.doe', people: [proposal.user], open: null },
  refused: {
    kind: 'refused',
    user: proposal.user,
    resource: proposal.resource,
    obstacles: [
      { code: 'object-id-taken', holder: 'oyelaran' },
      { code: 'user-is-guest', name: 'Jane Doe' },
    ],
  },
};

/**
 * Every card the bot can draw, by a name for tests.
 * @param change what to do to each text that comes from a directory, a person or Autotask before a builder gets it
 */
export function allCards(change: Rewrite = (text) => text): Record<string, AdaptiveCard> {
  const with_ = <T>(value: T): T => rewrite(value, change);
  return {
    'ask who': askWhoCard(),
    proposal: proposalCard(with_(proposal)),
    'choose a person': choosePersonCard(with_(draft), with_(people)),
    'choose a resource': chooseResourceCard(with_(draft), with_(proposal.user), with_(candidates)),
    approval: approvalCard(with_(pendingRequest), now),
    'approval with views': withRefresh(approvalCard(with_(pendingRequest), now), pendingRequest, viewers),
    pending: pendingCard(
      Array.from({ length: 16 }, () => ({ kind: 'request', request: with_(pendingRequest) })),
      now,
    ),
    'person, mapped': personCard(
      with_({
        kind: 'person',
        isInEntra: true,
        user: proposal.user,
        mapping,
        requests: Object.values(requests).slice(0, 10),
        more: true,
        signIn: { kind: 'seen', at: '2026-11-23T08:15:00.000Z' },
      }),
    ),
    'person, not mapped': personCard(
      with_({
        kind: 'person',
        isInEntra: true,
        user: proposal.user,
        mapping: null,
        requests: [],
        more: false,
        signIn: { kind: 'unknown', reason: 'Entra ID does not answer.' },
      }),
    ),
    'person, gone from Entra, not signed in': personCard(
      with_({
        kind: 'person',
        isInEntra: false,
        user: proposal.user,
        mapping: null,
        requests: [requests.rejected],
        more: false,
        signIn: { kind: 'none' },
      }),
    ),
    help: helpCard(helpLines, change('"mpa" is not a command. Did you mean: map jane.doe')),
    denied: deniedCard('not-administrator'),
    notice: noticeCard(
      with_({ tone: 'problem', title: 'Not cancelled', lines: ['It was too late.'], next: ['See it.'] }),
    ),
    ...prefixed(
      'look-up: ',
      mapValues(examined, (found) => examinedCard(with_(found))),
    ),
    ...requestCards(change),
    ...unmapCards(change),
    ...batchCards(change),
    ...driftCards(change),
    ...reportCards(change),
    ...historyCards(change),
    doctor: doctorCard(with_([...findings, ...findings])),
    'secret reminder': secretReminderCard(with_(reminder)),
    'secret reminder, too late': secretReminderCard(with_({ ...reminder, displayName: null, daysLeft: 0 })),
    'doctor, all well': doctorCard(with_(findings.slice(0, 1))),
    'setup: done': doneCard(with_(finished)),
    'setup: done, unseen': doneCard(with_(unseen)),
    'setup: paused': pausedCard(with_({ ...finished, step: 'redirect', paused: true })),
    'setup: held': heldCard(with_({ ...finished, step: 'redirect', paused: true })),
    'setup: held at its end': heldCard(with_(finished)),
    ...prefixed(
      'setup: ',
      mapValues(stepFacts, (facts) => setupCard(with_(shownStep(facts)))),
    ),
    ...prefixed(
      'setup in trouble: ',
      mapValues(stepFacts, (facts) => setupCard(with_(shownStep(facts, true)))),
    ),
  };
}

/** The request card in every state, for everybody, with and without trouble. */
function requestCards(change: Rewrite): Record<string, AdaptiveCard> {
  const trouble = change('Autotask does not answer just now.');
  return Object.assign(
    {},
    ...Object.entries(requests).map(([name, example]) => {
      const request = rewrite(example, change);
      return {
        [`request: ${name}, for the requester`]: requestCard(request, 'requester'),
        [`request: ${name}, for approvals`]: requestCard(request, 'approvals'),
        [`request: ${name}, for a reader`]: requestCard(request, 'reader', trouble),
      };
    }),
  ) as Record<string, AdaptiveCard>;
}

function mapValues<T, R>(record: Record<string, T>, to: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

function prefixed<T>(prefix: string, record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [prefix + key, value]));
}
