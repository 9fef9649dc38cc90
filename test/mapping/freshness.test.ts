import type { EntraUser } from '../../src/mapping/entra-user';
import { evidenceFor } from '../../src/mapping/evidence';
import { staleness } from '../../src/mapping/freshness';
import type { Resource } from '../../src/mapping/resource';
import { exampleResource, exampleUser } from './examples';

const approved = { user: exampleUser(), resource: exampleResource(), evidence: [] };

describe('an approval holds', () => {
  it('while both sides are as they were', () => {
    expect(staleness(approved, { user: exampleUser(), resource: exampleResource() })).toEqual([]);
  });

  it.each<[string, Partial<EntraUser>, Partial<Resource>]>([
    ['the job', { jobTitle: 'Team Lead', department: 'Projects' }, { title: 'Team Lead' }],
    ['the licence, to another that can log in', {}, { licence: 'Co-help desk' }],
    ['a further address', { otherMails: ['jane@home.example'] }, { email3: 'jane@home.example' }],
  ])('when nothing changed but %s', (_, user, resource) => {
    const now = { user: exampleUser(user), resource: exampleResource(resource) };
    expect(staleness(approved, now)).toEqual([]);
  });

  it('when an e-mail that was absent is now empty', () => {
    const without = { ...approved, resource: exampleResource({ email: null }) };
    const now = { user: exampleUser(), resource: exampleResource({ email: '' }) };
    expect(staleness(without, now)).toEqual([]);
  });
});

describe('what spoke for the pair', () => {
  const evidence = evidenceFor(exampleUser(), exampleResource());
  const [strongest, ...others] = evidence;

  it('holds while the strongest reason does', () => {
    const now = { user: exampleUser(), resource: exampleResource() };
    expect(staleness({ ...approved, evidence }, now)).toEqual([]);
  });

  it('is gone with its strongest reason, although others still hold', () => {
    const moved = {
      user: exampleUser({ mail: 'other@contoso.example', userPrincipalName: 'other@contoso.example' }),
    };
    const was = { ...approved, user: moved.user, evidence };
    const now = { user: moved.user, resource: exampleResource() };
    expect(others.length).toBeGreaterThan(0);
    expect(staleness(was, now)).toEqual([{ code: 'evidence-gone', value: strongest?.value }]);
  });
});

describe('an approval is void', () => {
  it('when either side is gone', () => {
    expect(staleness(approved, { user: null, resource: null })).toEqual([
      { code: 'user-gone' },
      { code: 'resource-gone' },
    ]);
  });

  it.each([
    ['Display name', { displayName: 'John Smith' }, 'Jane Doe', 'John Smith'],
    ['User principal name', { userPrincipalName: 'j@x.example' }, 'jane.doe@contoso.example', 'j@x.example'],
  ])('when the %s in Entra changed', (field, change, was, now) => {
    const current = { user: exampleUser(change), resource: exampleResource() };
    expect(staleness(approved, current)).toEqual([{ code: 'user-changed', field, was, now }]);
  });

  it.each([
    ['User name', { userName: 'jsmith' }, 'jane.doe', 'jsmith'],
    ['First name', { firstName: 'John' }, 'Jane', 'John'],
    ['Last name', { lastName: 'Smith' }, 'Doe', 'Smith'],
    ['Email', { email: null }, 'jane.doe@contoso.example', ''],
  ])('when the %s in Autotask changed', (field, change, was, now) => {
    const current = { user: exampleUser(), resource: exampleResource(change) };
    expect(staleness(approved, current)).toEqual([{ code: 'resource-changed', field, was, now }]);
  });

  it.each<[string, Partial<EntraUser>, Partial<Resource>]>([
    ['user-disabled', { accountEnabled: false }, {}],
    ['user-is-guest', { userType: 'Guest' }, {}],
    ['resource-inactive', {}, { isActive: false }],
    ['resource-is-api-user', {}, { licence: 'API User (system)' }],
  ])('when one may not be mapped any more: %s', (code, user, resource) => {
    const now = { user: exampleUser(user), resource: exampleResource(resource) };
    expect(staleness(approved, now).map((obstacle) => obstacle.code)).toEqual([code]);
  });

  it('and every reason is named', () => {
    const user = exampleUser({ displayName: 'John Smith', accountEnabled: false });
    const codes = staleness(approved, { user, resource: null }).map(({ code }) => code);
    expect(codes).toEqual(['user-disabled', 'user-changed', 'resource-gone']);
  });
});
