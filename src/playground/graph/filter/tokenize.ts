import { badRequest } from '../graph-error';

/** One token of an OData `$filter`; the text of a string comes without its quotes, doubled quotes made single. */
export interface Token {
  kind: 'word' | 'string' | 'sign' | 'end';
  text: string;
  /** Where it starts, from 0. */
  at: number;
}

const nextToken = /\s*(?:'((?:[^']|'')*)'|([A-Za-z_][\w.]*)|([(),:/]))/y;

/** Splits a filter into tokens, with an `end` at the end. Throws a 400 at the first character that fits nothing. */
export function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = filter.trimEnd();
  let at = 0;
  while (at < trimmed.length) {
    nextToken.lastIndex = at;
    const found = nextToken.exec(trimmed);
    if (!found) throw unreadable(trimmed, at);
    tokens.push(tokenOf(found, at));
    at = nextToken.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function tokenOf([, quoted, word, sign]: RegExpExecArray, at: number): Token {
  if (quoted !== undefined) return { kind: 'string', text: quoted.replaceAll("''", "'"), at };
  if (word !== undefined) return { kind: 'word', text: word, at };
  return { kind: 'sign', text: sign ?? '', at };
}

function unreadable(filter: string, at: number): Error {
  const what = filter.slice(at).trimStart().startsWith("'") ? 'unterminated string literal' : 'syntax error';
  return badRequest(`Invalid filter clause: There is an ${what} at position ${at} in '${filter}'.`);
}
