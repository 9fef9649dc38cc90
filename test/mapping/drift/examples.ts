import type { DriftFinding } from '../../../src/mapping/drift/drift';
import { findDrift, type DriftInput } from '../../../src/mapping/drift/find-drift';
import type { EntraUser } from '../../../src/mapping/entra-user';
import type { MappingRequest } from '../../../src/mapping/request';
import type { Resource } from '../../../src/mapping/resource';
import { exampleRequest, exampleResource, exampleUser } from '../examples';

/** A mapping that this request made. */
export function mappedBy(request: MappingRequest): DriftInput['mapped'][number] {
  return {
    mapping: {
      objectId: request.user.id,
      resourceId: request.resource.id,
      userPrincipalName: request.user.userPrincipalName,
      userName: request.resource.userName,
      requestId: request.id,
      appliedAt: '2026-11-23T09:00:00.000Z',
    },
    request,
  };
}

/** Jane Doe mapped as ever, nothing changed, but for what is given. */
export function driftInput(given: Partial<DriftInput> = {}): DriftInput {
  return {
    mapped: [mappedBy(exampleRequest())],
    awaiting: [],
    users: [exampleUser()],
    resources: [exampleResource()],
    uniqueIds: null,
    now: new Date('2026-12-01T03:00:00.000Z'),
    pasteDays: 7,
    ...given,
  };
}

/** What is found when Jane Doe and her resource are like this now. `null`: gone. */
export function driftOf(
  user: Partial<EntraUser> | null,
  resource: Partial<Resource> | null = {},
  given: Partial<DriftInput> = {},
): DriftFinding[] {
  return findDrift(
    driftInput({
      users: user ? [exampleUser(user)] : [],
      resources: resource ? [exampleResource(resource)] : [],
      ...given,
    }),
  );
}
