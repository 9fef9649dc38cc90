import type { Trouble } from './trouble';

/** The services that a proxy stands before. */
export type FaultyService = 'Autotask' | 'Microsoft Graph' | 'Teams';

/** What whoever asked reads when the fault does not show. */
export const asAlways = 'the answer as always';
/** What they read when Teams did not take the answer. */
export const nothing = 'nothing: Teams takes nothing';

/** One thing that goes wrong with one service, and what comes of it. docs/faults.md shows these rows. */
export interface FaultRow {
  readonly service: FaultyService;
  /** In words, for the table. */
  readonly fault: string;
  /** What the proxy does; `away`: it refuses connections. */
  readonly trouble: Trouble | 'away';
  /** What whoever types `map` reads: `asAlways`, `nothing`, or these words. */
  readonly sees: string;
  /** Within how many seconds. */
  readonly within: number;
  /** How often the call is made before that is said. */
  readonly tries: number;
}

const passing = [500, 502, 503, 504];

function answerOf(status: number, retryAfter?: string): Trouble {
  return { kind: 'answer', status, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** What goes wrong alike with both services that the bot asks. @param timeOut after how many seconds it gives up */
function faultsOfAsked(service: 'Autotask' | 'Microsoft Graph', name: string, timeOut: number): FaultRow[] {
  const common = { service, within: 4, tries: 3 };
  const unreachable = `${name} cannot be reached.`;
  return [
    { ...common, fault: 'answers late', trouble: { kind: 'delay', ms: 1_000 }, sees: asAlways, tries: 1 },
    {
      ...common,
      fault: 'never answers',
      trouble: { kind: 'drop' },
      sees: `${name} did not answer within ${timeOut} s.`,
      within: timeOut + 3,
      tries: 1,
    },
    { ...common, fault: 'resets the connection', trouble: { kind: 'reset' }, sees: unreachable },
    { ...common, fault: 'cuts its answer short', trouble: { kind: 'truncate' }, sees: unreachable },
    {
      ...common,
      fault: 'HTTP 429, back in a minute',
      trouble: answerOf(429, '60'),
      sees: `${name} asks to slow down. Try again in 60 s.`,
      tries: 1,
    },
    ...passing.map((status) => ({
      ...common,
      fault: `HTTP ${status}`,
      trouble: answerOf(status),
      sees: `${name} is not available at the moment (HTTP ${status}).`,
    })),
    { ...common, fault: 'refuses connections', trouble: 'away', sees: unreachable, tries: 0 },
  ];
}

const silent = { service: 'Teams', sees: nothing, within: 4, tries: 1 } as const;

/** Nobody can be told in Teams that Teams takes nothing: what counts is that the bot goes on. */
const faultsOfTeams: readonly FaultRow[] = [
  { ...silent, fault: 'answers late', trouble: { kind: 'delay', ms: 1_000 }, sees: asAlways },
  { ...silent, fault: 'never answers', trouble: { kind: 'drop' }, within: 12 },
  { ...silent, fault: 'resets the connection', trouble: { kind: 'reset' } },
  // It has taken the message by then.
  { ...silent, fault: 'cuts its answer short', trouble: { kind: 'truncate' }, sees: asAlways },
  { ...silent, fault: 'HTTP 429, back in a minute', trouble: answerOf(429, '60') },
  ...passing.map((status) => ({ ...silent, fault: `HTTP ${status}`, trouble: answerOf(status) })),
  { ...silent, fault: 'refuses connections', trouble: 'away', within: 6, tries: 0 },
];

/** Every row of the table in docs/faults.md. */
export const faultRows: readonly FaultRow[] = [
  ...faultsOfAsked('Autotask', 'Autotask', 5),
  ...faultsOfAsked('Microsoft Graph', 'Microsoft Graph (Entra ID)', 4),
  ...faultsOfTeams,
];
