import { requestCard } from '../../../src/teams/cards/request-card';
import { ofType, textsOf, wordsOf } from './elements';
import { requests } from './examples';
import { halfApproved, removals, rows } from './unmap-cards';

/** What a reader without any sense of colour reads of the state of a removal. */
const words: Readonly<Record<keyof typeof removals, readonly RegExp[]>> = {
  pending: [/^Waiting for approval$/m, /A team lead decides/, /still mapped/, /^Expires$/m],
  approved: [/^Approved$/m, /Theo Lambert approved/, /still mapped/],
  publishing: [/^Posting to Autotask$/m, /The removal is being posted/],
  'awaiting clearing': [
    /^Approved, not cleared yet$/m,
    /an administrator has to clear it/,
    /Find Jane Doe, clear the Unique ID/,
    /ticket T20261123\.0001/,
  ],
  'awaiting clearing, said to be cleared': [/Amira Haddad says the Unique ID is cleared/],
  'removed by ticket': [/^Removed$/m, /checklist item is ticked/, /^Cleared by$/m],
  'removed by field': [/^Removed$/m, /is cleared in Autotask/, /cleared and read back/],
  'removed, another ID in the field': [
    /holds another Unique ID now; it was left as it is/,
    /which holds another Unique ID$/m,
  ],
  'removed, resource gone': [/^Removed$/m, /nothing had to be cleared/],
  rejected: [/^Rejected$/m, /Theo Lambert rejected/, /still mapped/],
  cancelled: [/^Cancelled$/m, /Amira Haddad took the request back/, /still mapped/],
  'cancelled with a ticket': [/T20261123\.0001 is still open/, /paste the Unique ID again/],
  expired: [/^Expired$/m, /with the unmap command/],
  void: [/^Void$/m, /Nothing was removed/, /is not mapped to the Autotask resource jane\.doe any more/],
  failed: [/^Failed$/m, /could not be posted/, /The field holds another value/, /an approver presses Retry/],
};

describe("a removal's card", () => {
  it.each(Object.entries(removals))('%s: tells the state in words', (name, request) => {
    const card = requestCard(request, 'approvals');
    for (const word of words[name as keyof typeof removals]) expect(wordsOf(card)).toMatch(word);
    expect(card.speak).toContain(`Request k7m2q9: ${textsOf(card, 'TextRun', 'text')[0] ?? ''}. `);
  });

  it.each(Object.entries(removals))('%s: says what is removed and never speaks of pasting', (_, request) => {
    const read = wordsOf(requestCard(request, 'requester'));
    expect(read).toMatch(/Request k7m2q9 to remove a mapping/);
    expect(read).toContain('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01');
    expect(read).toMatch(/^Mapped by$/m);
    expect(read.replace(/paste the Unique ID again if it was cleared already/, '')).not.toMatch(/\bpaste/i);
  });

  it('offers no Object ID to copy: there is nothing to paste', () => {
    expect(ofType(requestCard(removals['awaiting clearing'], 'requester'), 'Input.Text')).toEqual([]);
  });
});

describe('several approvals', () => {
  it('are counted on the card, with who gave them', () => {
    const read = wordsOf(requestCard(halfApproved, 'reader'));
    expect(read).toMatch(/2 team leads have to approve in the approvals channel; 1 of 2 did so far/);
    expect(read).toMatch(/^Approvals$[^]*^1 of 2: Amira Haddad, who asked for it/m);
    expect(read).toMatch(/Seen her licence order/);
    expect(wordsOf(requestCard({ ...halfApproved, approvals: [] }, 'reader'))).toMatch(/^0 of 2$/m);
  });

  it('are all named once they settle it, each once', () => {
    const [first] = halfApproved.approvals;
    const second = requests.approved.decision;
    const approvals = [...(first ? [first] : []), second];
    const card = requestCard({ ...requests.approved, approvalsNeeded: 2, approvals }, 'reader');
    expect(wordsOf(card)).toMatch(/Amira Haddad and Theo Lambert approved/);
    expect(wordsOf(card).match(/^Approved by$/gm)).toHaveLength(2);
  });

  it('that were given before a rejection stay on record', () => {
    const card = requestCard(
      { ...halfApproved, ...requests.rejected, approvals: halfApproved.approvals },
      'reader',
    );
    expect(wordsOf(card)).toMatch(/Theo Lambert rejected[^]*^Approved by$[^]*^Rejected by$/m);
  });
});

describe('a decision without a second pair of eyes', () => {
  it.each([
    ['who asked for it', halfApproved.requester],
    ['whom it is about', { objectId: halfApproved.user.id, name: 'Jane Doe' }],
  ])('says that it is one: by the one %s', (part, by) => {
    const decision = { ...requests.approved.decision, by, selfApproved: true } as const;
    const read = wordsOf(requestCard({ ...requests.approved, decision }, 'reader'));
    expect(read).toContain(`${by.name}, ${part} (FOUR_EYES is off)`);
  });
});

describe('the card of a row of a batch', () => {
  it('says where it is decided, where it is tried again and what is left in the ticket', () => {
    const read = (row: keyof typeof rows) => wordsOf(requestCard(rows[row], 'reader'));
    expect(read('pending')).toMatch(/row 3 of batch B-1, which is decided as a whole/);
    expect(read('failed')).toMatch(/presses Retry the failed ones on the card of batch B-1/);
    expect(read('cancelled')).toMatch(/checklist item in ticket T20261123\.0001 is still open/);
  });
});
