import { badRequest } from '../graph-error';
import { tokenize, type Token } from './tokenize';

/** Reads the tokens of one filter from left to right. */
export class TokenReader {
  private readonly tokens: Token[];
  private position = 0;

  constructor(private readonly filter: string) {
    this.tokens = tokenize(filter);
  }

  /** The token `ahead` places on, left in place. */
  peek(ahead = 0): Token {
    return this.tokens[this.position + ahead] ?? { kind: 'end', text: '', at: this.filter.length };
  }

  /** Takes the next token if it is this one. */
  accept(kind: Token['kind'], text: string): boolean {
    const next = this.peek();
    if (next.kind !== kind || next.text !== text) return false;
    this.position += 1;
    return true;
  }

  /** Takes the next token, which must be of this kind, and of this text where one is given. */
  expect(kind: Token['kind'], text?: string): string {
    const next = this.peek();
    if (next.kind !== kind || (text !== undefined && next.text !== text)) throw this.syntaxError();
    this.position += 1;
    return next.text;
  }

  syntaxError(): Error {
    const { at } = this.peek();
    return badRequest(`Invalid filter clause: Syntax error at position ${at} in '${this.filter}'.`);
  }
}
