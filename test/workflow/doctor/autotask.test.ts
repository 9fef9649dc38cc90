import pino, { type Logger } from 'pino';
import { UpstreamError, type UpstreamTrouble } from '../../../src/mapping/upstream-error';
import type { AutotaskProbes, EntityRights } from '../../../src/workflow/doctor/probes';
import { examine } from './examine';

const trouble = (kind: UpstreamTrouble, message: string) => () =>
  Promise.reject(new UpstreamError('Autotask', kind, message, { advice: 'Mend it.' }));

/** Probes that fail the test when they are asked. */
const untouchable: Partial<AutotaskProbes> = Object.fromEntries(
  (['rights', 'readSomeResource', 'ticketProblem', 'fieldProblem'] as const).map((name) => [
    name,
    () => {
      throw new Error(`${name} was asked`);
    },
  ]),
);
const behindSignIn = [
  'Rights on Resources',
  'Rights on Tickets',
  'Pick lists for tickets',
  'Field for the Unique ID',
];

describe('refused credentials', () => {
  it('are told once, and no further call is made with them', async () => {
    const budget = jest.fn(trouble('denied', 'Autotask refused the credentials.'));
    const found = await examine({
      autotask: { ...untouchable, budget },
      configured: { publisher: 'field', ssoField: 'ssoUniqueID' },
    });
    expect(found.get('Autotask credentials')).toMatchObject({ verdict: 'failed', mend: 'Mend it.' });
    for (const subject of ['Autotask API budget', ...behindSignIn]) {
      expect(found.get(subject)).toMatchObject({ verdict: 'warning' });
      expect(found.get(subject)?.sentence).toContain('asking again would lock the API user out');
    }
    expect(budget).toHaveBeenCalledTimes(1);
  });

  it('are not tried where the zone is not known', async () => {
    const budget = jest.fn(() => Promise.resolve({ limit: 1, used: 0, windowMinutes: 60 }));
    const found = await examine({
      autotask: { ...untouchable, budget, zone: trouble('denied', 'No zone knows the API user.') },
    });
    expect(found.get('Autotask zone')?.verdict).toBe('failed');
    expect(found.get('Autotask credentials')?.sentence).toMatch(/^Not checked/);
    expect(budget).not.toHaveBeenCalled();
  });
});

describe('the API budget', () => {
  it.each([
    [7_999, 'ok'],
    [8_000, 'warning'],
    [9_999, 'warning'],
    [10_000, 'failed'],
  ])('with %i of 10,000 calls made: %s', async (used, verdict) => {
    const budget = (): Promise<object> => Promise.resolve({ limit: 10_000, used, windowMinutes: 60 });
    const found = await examine({ autotask: { budget: budget as AutotaskProbes['budget'] } });
    expect(found.get('Autotask API budget')?.verdict).toBe(verdict);
    expect(found.get('Autotask API budget')?.sentence).toContain(`${used} of 10000`);
  });

  it('that is used up so far that Autotask does not even tell is the finding, not the credentials', async () => {
    const found = await examine({
      autotask: { ...untouchable, budget: trouble('throttled', 'Autotask asks to slow down.') },
    });
    expect(found.get('Autotask API budget')).toMatchObject({ verdict: 'failed' });
    expect(found.get('Autotask credentials')).toMatchObject({ verdict: 'warning' });
  });
});

describe('rights', () => {
  const all: EntityRights = { query: true, create: true, update: true };
  const field = { publisher: 'field', ssoField: 'ssoUniqueID' } as const;
  const tickets = { publisher: 'ticket', ssoField: null } as const;

  it.each([
    ['Resources', { update: false }, tickets, 'ok'],
    ['Resources', { update: false }, field, 'failed'],
    ['Resources', { query: false }, tickets, 'failed'],
    ['Tickets', { create: false }, tickets, 'failed'],
    ['Tickets', { update: false }, tickets, 'failed'],
    ['Tickets', { query: false }, tickets, 'failed'],
    ['Tickets', { create: false }, field, 'ok'],
  ] as const)('on %s without %j, %j: %s', async (entity, missing, configured, verdict) => {
    const rights = (asked: string): Promise<EntityRights> =>
      Promise.resolve(asked === entity ? { ...all, ...missing } : all);
    const found = await examine({ configured, autotask: { rights } });
    expect(found.get(`Rights on ${entity}`)?.verdict).toBe(verdict);
  });
});

describe('resources that cannot be read although the rights say so', () => {
  it.each([
    ['rejected', /security level/],
    ['denied', /security level/],
    ['unreachable', /^Mend it/],
  ] as const)('because the call was %s', async (kind, mend) => {
    const readSomeResource = trouble(kind, 'It cannot be done.');
    const finding = (await examine({ autotask: { readSomeResource } })).get('Rights on Resources');
    expect(finding).toMatchObject({ verdict: 'failed', sentence: 'It cannot be done.' });
    expect(finding?.mend).toMatch(mend);
  });
});

describe('the field', () => {
  const fieldProblem = (): Promise<string> => Promise.resolve('There is no field named ssoUniqueID.');

  it.each([
    ['field', 'failed'],
    ['auto', 'warning'],
    ['ticket', 'ok'],
  ] as const)('that cannot be used, with AUTOTASK_PUBLISHER %s: %s', async (publisher, verdict) => {
    const configured = { publisher, ssoField: 'ssoUniqueID' };
    const found = await examine({ configured, autotask: { fieldProblem } });
    expect(found.get('Field for the Unique ID')?.verdict).toBe(verdict);
  });
});

test('each check fails alone, with a general sentence, and the error is logged', async () => {
  const error = new Error('a library says something');
  const lines: string[] = [];
  const log = logTo(lines);
  const found = await examine({ autotask: { ticketProblem: () => Promise.reject(error) } }, {}, log);
  expect(found.get('Pick lists for tickets')?.verdict).toBe('failed');
  expect(JSON.stringify(found.get('Pick lists for tickets'))).not.toContain('a library says');
  expect(found.get('Rights on Tickets')?.verdict).toBe('ok');
  expect(found.get('Autotask credentials')?.verdict).toBe('ok');
  expect(lines.join('')).toContain('a library says something');
});

function logTo(lines: string[]): Logger {
  return pino({ level: 'error' }, { write: (line) => void lines.push(line) });
}
