import { computeCoverage, type CoverageInput } from '../../src/mapping/compute-coverage';
import type { PlanRow } from '../../src/mapping/plan/plan';
import type { CurrentMapping } from '../../src/mapping/records';
import { exampleResource, exampleUser } from './examples';

const nothing = { applied: 0, awaiting: 0, pending: 0, drifted: 0, unmapped: 0 };

function row(resourceId: number, given: Partial<PlanRow> = {}): PlanRow {
  return {
    position: resourceId,
    verdict: 'none',
    resource: exampleResource({ id: resourceId }),
    user: null,
    evidence: [],
    warnings: [],
    obstacles: [],
    candidates: [],
    line: null,
    problem: null,
    ...given,
  };
}

function mapping(resourceId: number, objectId = `person-${resourceId}`): CurrentMapping {
  return {
    objectId,
    resourceId,
    userPrincipalName: 'jane.doe@contoso.example',
    userName: 'jane.doe',
    requestId: 'k7m2q9',
    appliedAt: '2026-11-23T08:00:00.000Z',
  };
}

function open(
  resourceId: number,
  state: CoverageInput['open'][number]['state'],
): CoverageInput['open'][number] {
  return { requestId: 'r', objectId: 'o', resourceId, state, requester: 'Amira Haddad' };
}

function coverageOf(given: Partial<CoverageInput>): ReturnType<typeof computeCoverage> {
  return computeCoverage({ rows: [], mappings: [], open: [], driftedResourceIds: new Set(), ...given });
}

describe('computeCoverage', () => {
  it('counts every active resource in the state it is in', () => {
    const { total } = coverageOf({
      rows: [1, 2, 3, 4, 5, 6].map((id) => row(id)),
      mappings: [mapping(1), mapping(2)],
      open: [open(3, 'awaiting_paste'), open(4, 'pending'), open(5, 'failed')],
      driftedResourceIds: new Set([2]),
    });
    expect(total).toEqual({ applied: 1, drifted: 1, awaiting: 1, pending: 2, unmapped: 1 });
  });

  it('counts a resource once, though several rows name it', () => {
    expect(coverageOf({ rows: [row(1), row(1)] }).total).toEqual({ ...nothing, unmapped: 1 });
  });

  it('leaves out API users, inactive resources and rows without a resource', () => {
    const rows = [
      row(1, { resource: exampleResource({ licence: 'API User (system)' }) }),
      row(2, { resource: exampleResource({ isActive: false }) }),
      row(3, { resource: null }),
    ];
    expect(coverageOf({ rows })).toEqual({ total: nothing, departments: [] });
  });

  it('keeps a mapped resource applied while somebody asks to unmap it', () => {
    const coverage = coverageOf({ rows: [row(1)], mappings: [mapping(1)], open: [open(1, 'pending')] });
    expect(coverage.total).toEqual({ ...nothing, applied: 1 });
  });

  it('does not call drifted what was never mapped', () => {
    const coverage = coverageOf({ rows: [row(1)], driftedResourceIds: new Set([1]) });
    expect(coverage.total).toEqual({ ...nothing, unmapped: 1 });
  });
});

describe('the departments of the coverage', () => {
  const inSales = exampleUser({ id: 'person-1', department: ' Sales ' });
  const inService = exampleUser({ id: 'person-2', department: 'Service Desk' });
  const inAccounts = exampleUser({ id: 'person-5', department: 'Accounts' });

  it('are those of the mapped person before those of who would fit', () => {
    const { departments } = coverageOf({
      rows: [row(1, { user: inService }), row(2, { user: inSales })],
      mappings: [mapping(1, 'person-1')],
    });
    expect(departments).toEqual([{ name: 'Sales', counts: { ...nothing, applied: 1, unmapped: 1 } }]);
  });

  it('are those of the best candidate where several fit, and of whom the plan shows where the mapped person left', () => {
    const { departments } = coverageOf({
      rows: [
        row(1, {
          candidates: [
            { user: inSales, evidence: [] },
            { user: inService, evidence: [] },
          ],
        }),
        row(2, { user: inService }),
      ],
      mappings: [mapping(2, 'somebody who left')],
    });
    expect(departments).toEqual([
      { name: 'Sales', counts: { ...nothing, unmapped: 1 } },
      { name: 'Service Desk', counts: { ...nothing, applied: 1 } },
    ]);
  });

  it('come largest first, then by name, and the unknown last of its size', () => {
    const nowhere = exampleUser({ id: 'person-6', department: '' });
    const users = [inAccounts, inService, inService, null, nowhere, null, inSales];
    const { departments } = coverageOf({ rows: users.map((user, at) => row(at, { user })) });
    expect(departments.map(({ name }) => name)).toEqual([null, 'Service Desk', 'Accounts', 'Sales']);
    const even = coverageOf({
      rows: [null, inService, null, inService].map((user, at) => row(at, { user })),
    });
    expect(even.departments.map(({ name }) => name)).toEqual(['Service Desk', null]);
  });

  it('add up to the total', () => {
    const { departments, total } = coverageOf({ rows: [row(1, { user: inSales }), row(2), row(3)] });
    const unmapped = departments.reduce((sum, { counts }) => sum + counts.unmapped, 0);
    expect(unmapped).toBe(total.unmapped);
  });
});
