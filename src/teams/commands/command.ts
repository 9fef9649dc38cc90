import type { Turn } from '../turn';

/** One thing a person can type. */
export interface Command {
  /** Lower case; may be two words. */
  readonly name: string;
  /** How to type it, for the help card. */
  readonly usage: string;
  /** What it does, one sentence of our own (Markdown) for the help card. */
  readonly summary: string;
  /** Does it and answers. `rest`: what was typed after the name. */
  run(turn: Turn, rest: string): Promise<void>;
}
