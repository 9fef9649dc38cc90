import { attempts, deeds, refusals } from './audit-deeds';
import type { AuditRecord } from './audit-chain';
import type { Purpose } from './request';

/** What a record is about, in names. */
export type AuditSubject =
  | {
      readonly kind: 'request';
      readonly purpose: Purpose;
      readonly person: string;
      readonly resource: string;
    }
  | { readonly kind: 'batch'; readonly size: number }
  | { readonly kind: 'person'; readonly person: string };

/** A record in words: `who` `did`, and a remark that may be empty. Names in it stand as they are, so escape it. */
export interface AuditLine {
  readonly who: string;
  readonly did: string;
  readonly remark: string;
}

/**
 * Puts a record of the audit log into words for somebody who does not know the product's events; an event without
 * words of its own falls back to its name.
 * @param subject `null` when what it is about is not known (any more)
 */
export function auditLine(record: AuditRecord, subject: AuditSubject | null): AuditLine {
  return {
    who: record.actor.name || record.actor.objectId,
    did: deedOf(record).replace(/\{(it|after)\}/g, (_, name) =>
      name === 'it' ? subjectText(record, subject) : (record.after ?? 'another place'),
    ),
    remark: remarkOf(record),
  };
}

function deedOf({ event, before }: AuditRecord): string {
  const words = wordsFor(deeds, `${event}<${before ?? ''}`) ?? wordsFor(deeds, event);
  if (words !== undefined) return words;
  if (!event.endsWith(denied)) return event;
  const action = event.slice(0, -denied.length);
  return `was not allowed to ${wordsFor(attempts, action) ?? `do this: ${action}`}`;
}

const denied = '.denied';

/** Events come from the database, so a name that every object has must not be taken for one of ours. */
function wordsFor(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function subjectText({ requestId }: AuditRecord, subject: AuditSubject | null): string {
  switch (subject?.kind) {
    case 'request':
      return subject.purpose === 'map'
        ? `the mapping of ${subject.person} to ${subject.resource}`
        : `removing the mapping of ${subject.person} to ${subject.resource}`;
    case 'batch':
      return `a batch of ${subject.size} mappings`;
    case 'person':
      return subject.person;
    default:
      return requestId === null ? 'somebody' : `request ${requestId}`;
  }
}

/** Details that say why, in the order in which they are worth reading. */
const reasons = ['comment', 'note', 'reason', 'failure', 'haltReason', 'fileName'] as const;

function remarkOf({ details }: AuditRecord): string {
  const self = details.selfApproved === true ? 'Self-approved: FOUR_EYES was off.' : '';
  const said = reasons
    .map((name) => details[name])
    .find((value) => typeof value === 'string' && value !== '');
  return [self, typeof said === 'string' ? (wordsFor(refusals, said) ?? said) : '']
    .filter((part) => part !== '')
    .join(' ');
}
