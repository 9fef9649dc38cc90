import type { Probes } from '../../../src/workflow/doctor/probes';

/** What a stub answers otherwise, part by part. */
export interface StubbedProbes {
  readonly configured?: Partial<Probes['configured']>;
  readonly entra?: Partial<Probes['entra']>;
  readonly autotask?: Partial<Probes['autotask']>;
  readonly teams?: Partial<Probes['teams']>;
}

export const tenantId = 'aaaaaaaa-0000-4000-8000-000000000001';
export const now = new Date('2026-03-02T09:00:00.000Z');

const somebody = { objectId: 'one', enabled: true };
const somebodyElse = { objectId: 'two', enabled: true };

/** Probes of services where everything is in order, but for what a test changes. */
export function stubProbes({ configured, entra, autotask, teams }: StubbedProbes = {}): Probes {
  return {
    configured: { graphTenantId: null, publisher: 'auto', ssoField: null, ...configured },
    entra: {
      tenant: () => Promise.resolve({ id: tenantId, name: 'Contoso' }),
      readSomeUser: () => Promise.resolve(),
      group: () => Promise.resolve({ name: 'SSO', people: [somebody, somebodyElse] }),
      readSomeApp: () => Promise.resolve(),
      clock: () => Promise.resolve(now),
      ...entra,
    },
    autotask: {
      zone: () => Promise.resolve({ webUrl: 'https://ww5.autotask.net', lookedUp: true }),
      budget: () => Promise.resolve({ limit: 10_000, used: 100, windowMinutes: 60 }),
      rights: () => Promise.resolve({ query: true, create: true, update: true }),
      readSomeResource: () => Promise.resolve(),
      ticketProblem: () => Promise.resolve(null),
      fieldProblem: () => Promise.resolve(null),
      clock: () => Promise.resolve(now),
      ...autotask,
    },
    teams: { signIn: () => Promise.resolve(true), reach: () => Promise.resolve(), ...teams },
  };
}
