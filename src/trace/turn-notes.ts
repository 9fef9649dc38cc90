import { correlatedWork } from './correlation';

/**
 * What is known of a turn when it ends, for metrics and traces. The words are ours: a command, a verb. Never a name, an
 * id or what somebody typed, of which there are endlessly many.
 */
export interface TurnNotes {
  readonly kind: 'command' | 'button' | 'other';
  /** The command or the button's verb; `unknown` for one there is not, `none` for what is neither. */
  readonly name: string;
  /** `refused`: not let in; `failed`: answered with a trouble of ours or of a service. */
  readonly outcome: 'answered' | 'refused' | 'failed';
}

const nothingYet: TurnNotes = { kind: 'other', name: 'none', outcome: 'answered' };

/** Runs a turn, which has its correlation id already, and answers what was noted of it. @throws whatever the turn throws */
export async function withTurnNotes(turn: () => Promise<void>): Promise<TurnNotes> {
  const work = correlatedWork();
  if (!work) throw new Error('A turn needs a correlation id.');
  work.notes = nothingYet;
  await turn();
  return work.notes;
}

/** Notes something of the turn that is under way; outside of one, of nothing. */
export function noteTurn(notes: Partial<TurnNotes>): void {
  const work = correlatedWork();
  if (work?.notes) work.notes = { ...work.notes, ...notes };
}
