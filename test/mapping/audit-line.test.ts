import { auditLine, type AuditSubject } from '../../src/mapping/audit-line';
import type { AuditRecord } from '../../src/mapping/audit-chain';
import { deeds } from '../../src/mapping/audit-deeds';

const pair: AuditSubject = { kind: 'request', purpose: 'map', person: 'Jane Doe', resource: 'jane.doe' };

function record(facts: Partial<AuditRecord> = {}): AuditRecord {
  return {
    seq: 1,
    at: '2026-03-02T09:00:00.000Z',
    actor: { objectId: 'a1', name: 'Taylor Lead' },
    event: 'request.approved',
    requestId: 'k7m2-9qxd',
    before: 'pending',
    after: 'approved',
    details: {},
    previousHash: '',
    hash: '',
    ...facts,
  };
}

/** The record as one reads it. */
function read(facts: Partial<AuditRecord>, subject: AuditSubject | null = pair): string {
  const { who, did, remark } = auditLine(record(facts), subject);
  return [`${who} ${did}.`, remark].filter(Boolean).join(' ');
}

describe('an audit record in words', () => {
  it('says who did what to which mapping', () => {
    expect(read({})).toBe('Taylor Lead approved the mapping of Jane Doe to jane.doe.');
    expect(read({ event: 'request.rejected' }, { ...pair, purpose: 'unmap' })).toBe(
      'Taylor Lead rejected removing the mapping of Jane Doe to jane.doe.',
    );
    expect(read({ event: 'batch.running' }, { kind: 'batch', size: 37 })).toBe(
      'Taylor Lead approved a batch of 37 mappings.',
    );
    expect(read({ event: 'map.refused' }, { kind: 'person', person: 'Jane Doe' })).toBe(
      'Taylor Lead looked up Jane Doe, which was refused.',
    );
  });

  it('marks what was approved by whoever asked', () => {
    expect(read({ details: { selfApproved: true, comment: 'It is urgent' } })).toBe(
      'Taylor Lead approved the mapping of Jane Doe to jane.doe. Self-approved: FOUR_EYES was off. It is urgent',
    );
    expect(read({ details: { selfApproved: 'true' } })).not.toContain('Self-approved');
  });

  it('tells approving from trying again by where it began', () => {
    expect(read({ before: 'failed' })).toContain('asked to post the mapping of Jane Doe to jane.doe');
    expect(read({ event: 'batch.running', before: 'paused' })).toContain('go on');
  });

  it('says what somebody was not allowed to do, and why in words', () => {
    expect(read({ event: 'approve.denied', details: { reason: 'not-approver' } })).toBe(
      'Taylor Lead was not allowed to approve the mapping of Jane Doe to jane.doe. Not an approver.',
    );
    expect(read({ event: 'dance.denied' })).toContain('was not allowed to do this: dance');
  });

  it('leaves what people wrote as they wrote it', () => {
    expect(read({ details: { comment: 'No such e-mail.' } })).toMatch(/ No such e-mail\.$/);
    expect(read({ details: { reason: 'the request is applied' } })).toMatch(/ the request is applied$/);
    expect(read({ details: { comment: '', reason: 7 } })).toBe(
      'Taylor Lead approved the mapping of Jane Doe to jane.doe.',
    );
  });

  it('falls back to the event for one without words, and to the id for what is gone', () => {
    expect(read({ event: 'moon.landed' })).toBe('Taylor Lead moon.landed.');
    expect(read({ event: 'constructor' })).toBe('Taylor Lead constructor.');
    expect(read({}, null)).toBe('Taylor Lead approved request k7m2-9qxd.');
    expect(read({ event: 'map.refused', requestId: null }, null)).toContain('looked up somebody');
    expect(read({ actor: { objectId: 'a1', name: '' } })).toMatch(/^a1 approved/);
  });

  it('names places, and a name that looks like a placeholder stays a name', () => {
    expect(read({ event: 'approvals.bound', after: 'Team leads' })).toContain('made Team leads the channel');
    expect(read({ event: 'approvals.bound', after: null })).toContain('made another place the channel');
    expect(read({}, { ...pair, person: '$& {after}' })).toContain('the mapping of $& {after} to jane.doe');
  });

  it('has no placeholder but those it fills', () => {
    for (const event of Object.keys(deeds)) expect(read({ event })).not.toMatch(/[{}]/);
  });
});
