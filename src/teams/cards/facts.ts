import { sameObjectId } from '../../mapping/policy';
import type { FieldPublication } from '../../mapping/publication';
import type { Decision, MappingRequest } from '../../mapping/request';
import { readersTime } from '../text/times';
import { approvalsOf, longestOfSeveral, quorumText } from './approvals-of';
import { quoted } from './quoted';
import { shown } from './shown';

/** A line of `cards/parts/facts.json`: a label, a text from somewhere and a time, either of which may be empty. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly when: string;
}

/** Who asked, who decided, what Autotask holds: the record of a request, in the order it happened. */
export function factsModel(request: MappingRequest): Fact[] {
  return [
    ...(request.undoes ? undoneFacts(request.undoes) : []),
    ...(request.batch ? [{ label: 'Batch', text: request.batch.id, when: '' }] : []),
    { label: 'Asked by', text: shown(request.requester.name), when: readersTime(request.requestedAt) },
    ...quoted('Note', request.note),
    ...decisionFacts(request),
    ...publicationFacts(request),
    ...pasteFacts(request),
    ...endFacts(request),
  ];
}

/** What is to be removed: since when they are mapped, and by which request. */
export function undoneFacts({ requestId, appliedAt }: { requestId: string; appliedAt: string }): Fact[] {
  return [{ label: 'Mapped by', text: `Request ${requestId}`, when: readersTime(appliedAt) }];
}

function decisionFacts(request: MappingRequest): Fact[] {
  const { approvalsNeeded, decision, state } = request;
  if (state === 'pending') return countFacts(request);
  const longest = approvalsNeeded > 1 ? longestOfSeveral : undefined;
  return [
    ...approvalsOf(request).flatMap((approval) => decided('Approved by', approval, request, longest)),
    ...(decision?.verdict === 'rejected' ? decided('Rejected by', decision, request) : []),
  ];
}

/** How far the approvals are, in one line: the card that asks for the next one is the fullest of all. */
function countFacts(request: MappingRequest): Fact[] {
  const quorum = quorumText(request);
  const last = request.approvals.at(-1);
  if (quorum === '') return [];
  const names = request.approvals.map(
    (approval) => `${shown(approval.by.name, longestOfSeveral)}${selfDecided(approval, request)}`,
  );
  return [
    {
      label: 'Approvals',
      text: names.length > 0 ? `${quorum}: ${names.join('; ')}` : quorum,
      when: last ? readersTime(last.at) : '',
    },
    ...quoted('Comment', last?.comment ?? null, longestOfSeveral),
  ];
}

/** @param longest in characters, of the name and of the comment */
function decided(label: string, decision: Decision, request: MappingRequest, longest?: number): Fact[] {
  const { by, at, comment } = decision;
  return [
    { label, text: `${shown(by.name, longest)}${selfDecided(decision, request)}`, when: readersTime(at) },
    ...quoted('Comment', comment, longest),
  ];
}

/** A decision without a second pair of eyes is marked wherever it is shown. */
function selfDecided({ selfApproved, by }: Decision, { requester }: MappingRequest): string {
  if (!selfApproved) return '';
  const part = sameObjectId(by.objectId, requester.objectId) ? 'who asked for it' : 'whom it is about';
  return `, ${part} (FOUR_EYES is off)`;
}

function publicationFacts({ publication, purpose }: MappingRequest): Fact[] {
  if (!publication) return [];
  if (publication.kind === 'ticket')
    return [{ label: 'Ticket', text: shown(publication.ticketNumber), when: '' }];
  return [
    {
      label: 'Autotask field',
      text: `${shown(publication.field)}, ${fieldState(publication, purpose)}`,
      when: readersTime(publication.verifiedAt),
    },
  ];
}

function fieldState({ holdsAnother }: FieldPublication, purpose: MappingRequest['purpose']): string {
  if (purpose === 'map') return 'read back';
  return holdsAnother ? 'which holds another Unique ID' : 'cleared and read back';
}

function pasteFacts({ pastedBy, publication, purpose }: MappingRequest): Fact[] {
  const completion = publication?.kind === 'ticket' ? publication.completion : null;
  const by = pastedBy
    ? `the bot, for ${shown(pastedBy.name)}`
    : shown(completion?.byName ?? 'somebody in Autotask');
  const label = purpose === 'map' ? 'Pasted by' : 'Cleared by';
  return [
    ...(pastedBy ? [{ label, text: shown(pastedBy.name), when: '' }] : []),
    ...(completion ? [{ label: 'Ticked by', text: by, when: readersTime(completion.at) }] : []),
  ];
}

function endFacts(request: MappingRequest): Fact[] {
  const when = readersTime(request.changedAt);
  switch (request.state) {
    case 'pending':
      return [{ label: 'Expires', text: '', when: readersTime(request.expiresAt) }];
    case 'cancelled':
      return [{ label: 'Cancelled by', text: shown(request.cancelledBy?.name ?? ''), when }];
    case 'expired':
    case 'void':
    case 'failed':
      return [{ label: 'Ended', text: '', when }];
    default:
      return [];
  }
}
