import type { Publication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import { readersTime } from '../text/times';
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
    { label: 'Asked by', text: shown(request.requester.name), when: readersTime(request.requestedAt) },
    ...quoted('Note', request.note),
    ...decisionFacts(request),
    ...publicationFacts(request.publication),
    ...pasteFacts(request),
    ...endFacts(request),
  ];
}

function decisionFacts({ decision }: MappingRequest): Fact[] {
  if (!decision) return [];
  const label = decision.verdict === 'approved' ? 'Approved by' : 'Rejected by';
  return [
    { label, text: shown(decision.by.name), when: readersTime(decision.at) },
    ...quoted('Comment', decision.comment),
  ];
}

function publicationFacts(publication: Publication | null): Fact[] {
  if (!publication) return [];
  if (publication.kind === 'ticket')
    return [{ label: 'Ticket', text: shown(publication.ticketNumber), when: '' }];
  return [
    {
      label: 'Autotask field',
      text: `${shown(publication.field)}, read back`,
      when: readersTime(publication.verifiedAt),
    },
  ];
}

function pasteFacts({ pastedBy, publication }: MappingRequest): Fact[] {
  const completion = publication?.kind === 'ticket' ? publication.completion : null;
  const by = pastedBy
    ? `the bot, for ${shown(pastedBy.name)}`
    : shown(completion?.byName ?? 'somebody in Autotask');
  return [
    ...(pastedBy ? [{ label: 'Pasted by', text: shown(pastedBy.name), when: '' }] : []),
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

/** In characters: what the inputs for notes and comments take. */
const longestComment = 500;

/** What somebody wrote, in their own words; no line when they wrote nothing. */
export function quoted(label: string, text: string | null): Fact[] {
  return text ? [{ label, text: `“${shown(text, longestComment)}”`, when: '' }] : [];
}
