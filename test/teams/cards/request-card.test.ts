import { requestCard, type CardOwner } from '../../../src/teams/cards/request-card';
import { ofType, textsOf, wordsOf } from './elements';
import { requests } from './examples';

/** What a reader without any sense of colour reads of a request's state. */
const words: Readonly<Record<keyof typeof requests, readonly RegExp[]>> = {
  pending: [
    /^Waiting for approval$/m,
    /A team lead decides/,
    /Nothing has changed in Autotask/,
    /^Expires$/m,
  ],
  approved: [/^Approved$/m, /Theo Lambert approved/],
  publishing: [/^Posting to Autotask$/m, /Theo Lambert approved/, /being posted/],
  'awaiting paste': [
    /^Approved, not pasted yet$/m,
    /Theo Lambert approved/,
    /an administrator has to paste it/,
    /Resources\/Users \(HR\) > Security > Single Sign-On/,
    /ticket T20261123\.0001/,
  ],
  'awaiting paste, said to be pasted': [
    /^Approved, not pasted yet$/m,
    /Amira Haddad says the Unique ID is pasted/,
  ],
  'applied by ticket': [
    /^Applied$/m,
    /checklist item is ticked/,
    /^Ticked by$/m,
    /Sade Oyelaran \(oyelaran\)/,
  ],
  'applied by field': [/^Applied$/m, /written and read back/, /Entra Object ID/],
  rejected: [/^Rejected$/m, /Theo Lambert rejected/, /Jane starts in January\./, /Nothing has changed/],
  cancelled: [/^Cancelled$/m, /Amira Haddad took the request back/, /Nobody was mapped/],
  expired: [/^Expired$/m, /Nobody decided in time/, /Nothing has changed/],
  void: [
    /^Void$/m,
    /the approval no longer holds/,
    /"Jane Doe" and is now "Jane Miller"/,
    /jane\.doe is inactive/,
  ],
  failed: [/^Failed$/m, /could not be posted/, /Queue is inactive/, /an approver presses Retry/],
};
const owners: readonly CardOwner[] = ['requester', 'approvals', 'reader'];
const cases = Object.entries(requests).flatMap(([name, request]) =>
  owners.map((owner) => ({ name: name as keyof typeof requests, request, owner })),
);

describe("a request's card", () => {
  it.each(cases)(
    '$name, for $owner: tells the state in words, drawn and spoken',
    ({ name, request, owner }) => {
      const card = requestCard(request, owner);
      for (const word of words[name]) expect(wordsOf(card)).toMatch(word);
      const title = textsOf(card, 'TextRun', 'text')[0];
      expect(card.speak).toContain(`Request k7m2q9: ${title ?? ''}. `);
    },
  );

  it.each(cases)('$name, for $owner: shows both sides, the Object ID and who asked', ({ request, owner }) => {
    const read = wordsOf(requestCard(request, owner));
    expect(read).toMatch(/jane\.doe@contoso\.example/);
    expect(read).toMatch(/Resource 29682885/);
    expect(read).toContain('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01');
    expect(read).toContain('Amira Haddad');
  });

  it.each(cases)('$name, for $owner: leaves nothing unsaid', ({ request, owner }) => {
    expect(JSON.stringify(requestCard(request, owner))).not.toMatch(/undefined|null|\$\{|\[object/);
  });

  it('never says applied before it is', () => {
    const early = cases.filter(({ request }) => request.state !== 'applied');
    for (const { request, owner } of early) {
      expect(wordsOf(requestCard(request, owner))).not.toMatch(/\bapplied\b|Autotask holds/i);
    }
  });

  it('offers the Object ID to copy as long as it has to be pasted', () => {
    const [input] = ofType(requestCard(requests['awaiting paste'], 'requester'), 'Input.Text');
    expect(input).toMatchObject({ id: 'uniqueId', value: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01' });
    expect(ofType(requestCard(requests['applied by ticket'], 'requester'), 'Input.Text')).toEqual([]);
  });
});

describe('trouble on the way', () => {
  const trouble = 'Autotask does not answer just now.';

  it.each(['pending', 'approved', 'publishing'] as const)('is told while a request is %s', (name) => {
    expect(wordsOf(requestCard(requests[name], 'requester', trouble))).toMatch(
      /does not answer[^]*keeps trying/,
    );
  });

  it.each(['rejected', 'applied by ticket', 'expired'] as const)(
    'is not told any more when it is %s',
    (name) => {
      expect(wordsOf(requestCard(requests[name], 'requester', trouble))).not.toContain(trouble);
    },
  );
});

describe('what is missing', () => {
  it('a reason is said to be missing', () => {
    const silent = { ...requests.failed, failure: null };
    expect(wordsOf(requestCard(silent, 'approvals'))).toContain('No reason was given.');
  });
});
