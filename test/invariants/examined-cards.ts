import { requestStates } from '../../src/mapping/request-state';
import { approvalCard } from '../../src/teams/cards/approval-card';
import { proposalCard } from '../../src/teams/cards/proposal-card';
import { requestCard } from '../../src/teams/cards/request-card';
import { draft, request } from '../store/examples';

/** Every card about a pair in whose every text from a directory, and in every comment, this text stands. */
export function examinedCards(text: string): object[] {
  const plain = request();
  const who = { objectId: plain.requester.objectId, name: text };
  const hostile = request({
    user: { ...plain.user, displayName: text, userPrincipalName: text, jobTitle: text, department: text },
    resource: {
      ...plain.resource,
      userName: text,
      firstName: text,
      lastName: text,
      email: text,
      title: text,
    },
    evidence: [
      { tier: 'name', value: text, entraField: 'First and last name', autotaskField: 'First and last name' },
    ],
    warnings: [`The names differ: ${text}.`],
    requester: who,
    note: text,
    decision: { verdict: 'approved', by: who, at: plain.requestedAt, comment: text },
    cancelledBy: who,
    pastedBy: who,
    obstacles: [{ code: 'user-disabled', name: text }],
    failure: text,
  });
  const { user, resource, evidence, warnings } = hostile;
  return [
    proposalCard({ kind: 'proposal', draft: draft({ who: text }), user, resource, evidence, warnings }),
    approvalCard(hostile, new Date(plain.requestedAt)),
    ...requestStates.map((state) => requestCard({ ...hostile, state }, 'requester', text)),
  ];
}
