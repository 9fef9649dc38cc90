import { explainObstacle, type Obstacle } from '../../src/mapping/obstacle';

/** One of each, so that a new one without an example does not compile; and what its reason has to name. */
const examples: { readonly [Code in Obstacle['code']]: [Extract<Obstacle, { code: Code }>, RegExp] } = {
  'user-gone': [{ code: 'user-gone' }, /Entra ID/],
  'user-disabled': [{ code: 'user-disabled', name: 'Jane Doe' }, /Jane Doe is disabled/],
  'user-is-guest': [{ code: 'user-is-guest', name: 'Jane Doe' }, /Jane Doe is a guest/],
  'user-changed': [
    { code: 'user-changed', field: 'Display name', was: 'Jane Doe', now: 'John Smith' },
    /Display name in Entra ID was "Jane Doe" and is now "John Smith"/,
  ],
  'resource-gone': [{ code: 'resource-gone' }, /Autotask/],
  'resource-inactive': [{ code: 'resource-inactive', userName: 'jdoe' }, /resource jdoe is inactive/],
  'resource-is-api-user': [{ code: 'resource-is-api-user', userName: 'jdoe' }, /jdoe is an API user/],
  'resource-changed': [
    { code: 'resource-changed', field: 'Last name', was: 'Doe', now: 'Smith' },
    /Last name in Autotask was "Doe" and is now "Smith"/,
  ],
  'already-mapped': [{ code: 'already-mapped', userName: 'jdoe' }, /already mapped .* jdoe/],
  'record-differs': [
    { code: 'record-differs', userName: 'jdoe', userPrincipalName: 'jane@contoso.example', holds: '' },
    /jdoe by the bot's record, but the field in Autotask is empty/,
  ],
  'not-mapped': [
    { code: 'not-mapped', name: 'Jane Doe', userName: 'jdoe' },
    /Jane Doe is not mapped to the Autotask resource jdoe any more/,
  ],
  'object-id-taken': [{ code: 'object-id-taken', holder: 'john.smith' }, /another .*john\.smith/],
  'resource-taken': [
    { code: 'resource-taken', userName: 'jdoe', holder: 'john@contoso.example' },
    /jdoe is already mapped to another person, john@contoso\.example/,
  ],
  'request-open': [
    {
      code: 'request-open',
      requestId: 'k7m2q9',
      state: 'waiting for approval',
      requester: 'Amira Haddad',
      cancellable: true,
    },
    /k7m2q9, waiting for approval.*Amira Haddad/,
  ],
  'evidence-gone': [
    { code: 'evidence-gone', value: 'jane.doe@contoso.example' },
    /jane\.doe@contoso\.example/,
  ],
  'ticket-open': [{ code: 'ticket-open', ticketNumber: 'T20261123.0001' }, /T20261123\.0001/],
};

describe.each(Object.entries(examples))('the obstacle %s', (_, [obstacle, names]) => {
  const { reason, wayOut } = explainObstacle(obstacle);

  it('names what it is about', () => {
    expect(reason).toMatch(names);
  });

  it('is told in whole sentences, with a way out', () => {
    expect(reason).toMatch(/^["\p{L}].*\.$/u);
    expect(wayOut).toMatch(/^\p{Lu}.*\.$/u);
    expect(`${reason} ${wayOut}`).not.toMatch(/undefined|null|\[object/);
  });
});

describe('the way out', () => {
  it('of a resource that is taken names how its mapping is removed', () => {
    const taken = { code: 'resource-taken', userName: 'jdoe', holder: 'john@contoso.example' } as const;
    expect(explainObstacle(taken).wayOut).toContain('unmap john@contoso.example');
    expect(explainObstacle({ code: 'object-id-taken', holder: 'x' }).wayOut).toContain('unmap');
  });

  it('of a field that was changed by hand names the value, and what to do before the record is removed', () => {
    const differs = {
      code: 'record-differs',
      userName: 'jdoe',
      userPrincipalName: 'jane@contoso.example',
    } as const;
    expect(explainObstacle({ ...differs, holds: '' }).wayOut).toMatch(/^Remove the record with: unmap jane@/);
    const other = explainObstacle({ ...differs, holds: 'another-id' });
    expect(other.reason).toContain('holds another value, another-id');
    expect(other.wayOut).toMatch(/^Check whom[^]*unmap jane@/);
  });
});
