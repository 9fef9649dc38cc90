import type { FaultRow } from './fault-rows';

/** Something that goes wrong while an approved mapping is posted, and what stands on the requester's card meanwhile. */
export interface WriteRow extends Pick<FaultRow, 'fault' | 'trouble'> {
  /** Who is mapped. */
  readonly who: string;
  /** The call that meets it, and its body. */
  readonly call: RegExp;
  readonly sees: string;
  /** What Autotask holds for the request while the trouble goes on. */
  readonly meanwhile: { readonly tickets: number; readonly items: number };
}

const ticket = /^POST .*\/Tickets /;
const item = /^POST .*\/ChecklistItems /;
const away = 'Autotask cannot be reached.';

/** Every row of the second table in docs/faults.md. */
export const writeRows: readonly WriteRow[] = [
  {
    fault: 'the ticket is made and the answer lost',
    trouble: { kind: 'reset', after: true },
    who: 'Jane Doe',
    call: ticket,
    sees: away,
    meanwhile: { tickets: 1, items: 0 },
  },
  {
    fault: 'the ticket is made and the answer cut short',
    trouble: { kind: 'truncate' },
    who: 'Liam Carter',
    call: ticket,
    sees: away,
    meanwhile: { tickets: 1, items: 0 },
  },
  {
    fault: 'the checklist item is made and the answer lost',
    trouble: { kind: 'reset', after: true },
    who: 'Olivia Bennett',
    call: item,
    sees: away,
    meanwhile: { tickets: 1, items: 1 },
  },
  {
    fault: 'the connection is reset before anything is done',
    trouble: { kind: 'reset' },
    who: 'Noah Fischer',
    call: ticket,
    sees: away,
    meanwhile: { tickets: 0, items: 0 },
  },
  {
    fault: 'HTTP 502',
    trouble: { kind: 'answer', status: 502 },
    who: 'Emma Rossi',
    call: ticket,
    sees: 'Autotask is not available at the moment (HTTP 502).',
    meanwhile: { tickets: 0, items: 0 },
  },
  {
    fault: 'HTTP 429, back in two seconds',
    trouble: { kind: 'answer', status: 429, retryAfter: '2' },
    who: 'Lucas Meyer',
    call: item,
    sees: 'Autotask asks to slow down. Try again in 2 s.',
    meanwhile: { tickets: 1, items: 0 },
  },
  {
    fault: 'Autotask refuses connections',
    trouble: 'away',
    who: 'Ava Thompson',
    call: ticket,
    sees: away,
    meanwhile: { tickets: 0, items: 0 },
  },
];
