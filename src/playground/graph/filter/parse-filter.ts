import type { Person } from '../../directory/person';
import { badRequest, unsupportedQuery } from '../graph-error';
import { TokenReader } from './token-reader';
import { filterableProperties } from './user-properties';

/** A parsed `$filter` on users. */
export interface UserFilter {
  matches: (person: Person) => boolean;
  /** The operators that need `ConsistencyLevel: eventual` and `$count=true` (endsWith, not, ne). */
  advanced: string[];
}

type Literal = string | boolean | null;
type TextTest = (value: string, wanted: string) => boolean;

const tests: Record<string, TextTest> = {
  startswith: (value, wanted) => value.startsWith(wanted),
  endswith: (value, wanted) => value.endsWith(wanted),
};

/**
 * Parses the part of OData that Graph offers for users: eq, ne, in, and, or, not, parentheses, startswith, endswith and
 * `collection/any(x:x eq '…')`. Strings are compared without regard to case. Throws a 400 as Graph does.
 */
export function parseFilter(filter: string): UserFilter {
  const reader = new TokenReader(filter);
  const parsed = disjunction(reader);
  reader.expect('end');
  return parsed;
}

function disjunction(reader: TokenReader): UserFilter {
  let left = conjunction(reader);
  while (reader.accept('word', 'or')) left = either(left, conjunction(reader));
  return left;
}

function conjunction(reader: TokenReader): UserFilter {
  let left = negation(reader);
  while (reader.accept('word', 'and')) left = both(left, negation(reader));
  return left;
}

function negation(reader: TokenReader): UserFilter {
  if (!reader.accept('word', 'not')) return primary(reader);
  return inverse(primary(reader), 'Not');
}

function primary(reader: TokenReader): UserFilter {
  if (reader.accept('sign', '(')) {
    const inner = disjunction(reader);
    reader.expect('sign', ')');
    return inner;
  }
  const next = reader.peek(1);
  if (next.kind === 'sign' && next.text === '(') return textFunction(reader);
  if (next.kind === 'sign' && next.text === '/') return anyElement(reader);
  return comparison(reader);
}

/** `startswith(displayName,'Ja')` */
function textFunction(reader: TokenReader): UserFilter {
  const name = reader.expect('word').toLowerCase();
  reader.expect('sign', '(');
  const property = propertyOf(reader, 'string');
  reader.expect('sign', ',');
  const wanted = reader.expect('string').toLowerCase();
  reader.expect('sign', ')');
  const test = tests[name];
  if (!test) throw unsupportedQuery(`Unsupported Query: function '${name}'.`);
  const matches = (person: Person) => textsOf(person, property).some((value) => test(value, wanted));
  return { matches, advanced: name === 'endswith' ? ['endsWith'] : [] };
}

/** `proxyAddresses/any(p:p eq 'smtp:jane@contoso.example')` */
function anyElement(reader: TokenReader): UserFilter {
  const property = propertyOf(reader, 'collection');
  reader.expect('sign', '/');
  reader.expect('word', 'any');
  reader.expect('sign', '(');
  const variable = reader.expect('word');
  reader.expect('sign', ':');
  reader.expect('word', variable);
  reader.expect('word', 'eq');
  const wanted = reader.expect('string').toLowerCase();
  reader.expect('sign', ')');
  return { matches: (person) => textsOf(person, property).includes(wanted), advanced: [] };
}

function comparison(reader: TokenReader): UserFilter {
  const property = propertyOf(reader);
  const operator = reader.expect('word');
  if (operator === 'in') return membership(reader, property);
  const wanted = literal(reader, property);
  const equal: UserFilter = { matches: (person) => isEqual(person, property, wanted), advanced: [] };
  if (operator === 'eq') return equal;
  if (operator === 'ne') return inverse(equal, 'NotEqualsMatch');
  throw unsupportedQuery(`Unsupported Query: operator '${operator}' on property '${property}'.`);
}

/** `id in ('…','…')` */
function membership(reader: TokenReader, property: string): UserFilter {
  const wanted: Literal[] = [];
  reader.expect('sign', '(');
  do wanted.push(literal(reader, property));
  while (reader.accept('sign', ','));
  reader.expect('sign', ')');
  return { matches: (person) => wanted.some((one) => isEqual(person, property, one)), advanced: [] };
}

function propertyOf(reader: TokenReader, type?: 'string' | 'collection'): string {
  const name = reader.expect('word');
  const actual = filterableProperties[name];
  if (!actual) {
    throw badRequest(
      `Invalid filter clause: Could not find a property named '${name}' on type 'microsoft.graph.user'.`,
    );
  }
  if (type ? actual !== type : actual === 'collection') {
    throw unsupportedQuery(`Unsupported property filter clause operator on property '${name}'.`);
  }
  return name;
}

function literal(reader: TokenReader, property: string): Literal {
  if (reader.accept('word', 'null')) return null;
  if (filterableProperties[property] !== 'boolean') return reader.expect('string').toLowerCase();
  if (reader.accept('word', 'true')) return true;
  reader.expect('word', 'false');
  return false;
}

function isEqual(person: Person, property: string, wanted: Literal): boolean {
  const value = valueOf(person, property);
  return (typeof value === 'string' ? value.toLowerCase() : value) === wanted;
}

function textsOf(person: Person, property: string): string[] {
  const value = valueOf(person, property);
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string').map((one) => one.toLowerCase());
}

function valueOf(person: Person, property: string): unknown {
  return Object.entries(person).find(([name]) => name === property)?.[1];
}

function both(left: UserFilter, right: UserFilter): UserFilter {
  const matches = (person: Person) => left.matches(person) && right.matches(person);
  return { matches, advanced: [...left.advanced, ...right.advanced] };
}

function either(left: UserFilter, right: UserFilter): UserFilter {
  const matches = (person: Person) => left.matches(person) || right.matches(person);
  return { matches, advanced: [...left.advanced, ...right.advanced] };
}

function inverse(inner: UserFilter, operator: string): UserFilter {
  return { matches: (person) => !inner.matches(person), advanced: [...inner.advanced, operator] };
}
