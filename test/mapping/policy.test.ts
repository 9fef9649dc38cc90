import {
  denialOfCancel,
  denialOfDecision,
  denialSentences,
  hasPartIn,
  sameObjectId,
  type Roles,
} from '../../src/mapping/policy';
import { administrator, exampleRequest, teamLead } from './examples';

const approver: Roles = { administrator: false, approver: true };
const nobody: Roles = { administrator: false, approver: false };
const everything: Roles = { administrator: true, approver: true };
const request = exampleRequest();
const [fourEyes, twoEyes] = [{ fourEyes: true }, { fourEyes: false }];
const jane = { objectId: request.user.id, name: 'Jane Doe' };

describe('four eyes: a request is decided', () => {
  it('by an approver who has no part in it', () => {
    expect(denialOfDecision(teamLead, approver, request, fourEyes)).toBeNull();
  });

  it.each([nobody, { administrator: true, approver: false }])(
    'not by a person with the roles %p',
    (roles) => {
      expect(denialOfDecision(teamLead, roles, request, fourEyes)).toBe('not-approver');
      expect(denialOfDecision(teamLead, roles, request, twoEyes)).toBe('not-approver');
    },
  );

  it.each([
    ['its requester', administrator, 'own-request'],
    ['the person who is mapped', jane, 'own-mapping'],
  ])('not by %s, whatever the roles and the case of the Object ID', (_, actor, denial) => {
    const shouted = { ...actor, objectId: actor.objectId.toUpperCase() };
    expect(denialOfDecision(actor, everything, request, fourEyes)).toBe(denial);
    expect(denialOfDecision(shouted, everything, request, fourEyes)).toBe(denial);
  });

  it.each([
    ['its requester', administrator],
    ['the person who is mapped', jane],
  ])('by %s in a one-person shop, who has a part in it all the same', (_, actor) => {
    expect(denialOfDecision(actor, everything, request, twoEyes)).toBeNull();
    expect(hasPartIn(actor, request)).toBe(true);
    expect(hasPartIn(teamLead, request)).toBe(false);
  });

  it('not by a requester whose Object ID was stored in upper case', () => {
    const loud = exampleRequest({ requester: { ...teamLead, objectId: teamLead.objectId.toUpperCase() } });
    expect(denialOfDecision(teamLead, everything, loud, fourEyes)).toBe('own-request');
  });
});

describe('a request is cancelled', () => {
  it.each([
    ['its requester, even without a role', administrator, nobody, null],
    ['any administrator', teamLead, { administrator: true, approver: false }, null],
    ['an approver who is no administrator', teamLead, approver, 'not-requester'],
    ['the person who is mapped', jane, nobody, 'not-requester'],
  ])('by %s: %#', (_, actor, roles, denial) => {
    expect(denialOfCancel(actor, roles, request)).toBe(denial);
    expect(denialOfCancel({ ...actor, objectId: actor.objectId.toUpperCase() }, roles, request)).toBe(denial);
  });
});

describe('Object IDs', () => {
  it('are one in upper and lower case, and two when a digit differs', () => {
    expect(sameObjectId('3D5F0C1E-9B1A', '3d5f0c1e-9b1a')).toBe(true);
    expect(sameObjectId('3d5f0c1e-9b1a', '3d5f0c1e-9b1b')).toBe(false);
  });
});

describe('a denial', () => {
  it.each(Object.entries(denialSentences))(
    '%s is a sentence that says what to do or what did not happen',
    (_, sentence) => {
      expect(sentence).toMatch(/(Ask one of them, or ask to be added|Nothing was changed)\.$/);
    },
  );
});
